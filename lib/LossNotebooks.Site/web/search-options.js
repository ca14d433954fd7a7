// How words are found: the same where the index is made, and where it is searched.
const stop = new Set(`about after again all also an and any are as at away be because been before below between both but by can could do
  does each every far few first following for from gets gives had has have here how if in into is it its itself just least less let like
  made makes many may might more most much must never next no not nothing now of often on one only or other out over own per same should
  since so still such take takes than that the their them then there these they this three to too two under until up very was way we were
  what when where which while who whose will with without would yet you your`.split(/\s+/));

globalThis.searchOptions = {
  fields: ["heading", "text", "names"],
  storeFields: ["url", "page", "heading", "excerpt"],
  // Numbers and single letters are in every section, and find none.
  processTerm: term => /^\p{L}.*\p{L}/u.test(term) && !stop.has(term.toLowerCase()) ? term.toLowerCase() : null,
  searchOptions: { boost: { heading: 4, names: 2 }, prefix: true, fuzzy: term => term.length > 5 ? 0.2 : false, combineWith: "AND" },
};

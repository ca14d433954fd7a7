// How words are found: the same where the index is made, and where it is searched.
const stop = new Set(`about all also and any are as at be because been but by can do does each for from had has have how if in into is it
  its more no not of on one only or other out same so than that the their them then there these they this to two up was we what when where
  which while who will with would you your`.split(/\s+/));

globalThis.searchOptions = {
  fields: ["heading", "text", "names"],
  storeFields: ["url", "page", "heading", "excerpt"],
  // Numbers and single letters are in every section, and find none.
  processTerm: term => /^\p{L}.*\p{L}/u.test(term) && !stop.has(term.toLowerCase()) ? term.toLowerCase() : null,
  searchOptions: { boost: { heading: 4, names: 2 }, prefix: true, fuzzy: term => term.length > 5 ? 0.2 : false, combineWith: "AND" },
};

// The search's index in fewer bytes. Where a word is: how many sections each section with it lies behind the last, and, below 0, how often
// it is there, if more than once. Sections are numbered as they come, which need not be said.
const fieldsOf = (index, each) => index.map(([word, fields]) =>
  [word, Object.fromEntries(Object.entries(fields).map(([field, places]) => [field, each(places)]))]);

function packed(counts) {
  let last = 0;
  return Object.entries(counts).flatMap(([section, count]) => {
    const step = section - last;
    last = Number(section);
    return count > 1 ? [step, -count] : [step];
  });
}

function unpacked(steps) {
  const counts = {};
  let section = 0;
  for (const step of steps)
    if (step < 0) counts[section] = -step;
    else counts[section += step] = 1;
  return counts;
}

globalThis.packIndex = ({ documentIds, index, ...rest }) => ({ ...rest, index: fieldsOf(index, packed) });

globalThis.unpackIndex = ({ index, ...rest }) => ({
  ...rest, index: fieldsOf(index, unpacked), documentIds: Object.fromEntries(Array.from({ length: rest.documentCount }, (_, i) => [i, i])),
});

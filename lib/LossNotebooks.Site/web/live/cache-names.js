// The names under which browsers keep a course for readers without a connection; another course of the same host has others.

/** The pages that have been read, and what belongs to them. */
export const pagesOf = scope => `lossnotebooks pages ${scope}`;

/** The engine in one version. */
export const engineOf = (scope, version) => `${enginesOf(scope)}${version}`;

/** What the names of all its versions begin with. */
export const enginesOf = scope => `lossnotebooks engine ${scope} `;

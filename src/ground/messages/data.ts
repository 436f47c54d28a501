/** Sentences of the data room. */
export const data = {};

export const score = (texts: readonly string[]) => texts.map(() => "positive");

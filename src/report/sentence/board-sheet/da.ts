import { say } from "../phrase.js";
import type { BoardSheetWords } from "./words.js";

export const da: BoardSheetWords = {
  link: "Én side til bestyrelsen",
  title: (who) => say`Én side til bestyrelsen, til: ${who}`,
  prints: "Udskrives på ét ark i A4 eller US Letter.",
  full: "Hele siden med alle figurer og kilder",
  answers: "Tre spørgsmål og deres svar",
  overTime: "Udvikling",
  story: "Fra problem til effekt",
  effects: "Afkast og pilotprogrammer",
  more: (n) => say`${n} mere på den fulde side.`,
  moreGoals: (n, tally) => say`Yderligere ${n} mål på den fulde side: ${tally}.`,
  long: "Teksten er for lang til arket; den står på den fulde side.",
  sources: (names) => say`Kilder: ${names}.`,
  key: {
    value: "værdi med 95\u00a0%-konfidensinterval",
    good: "hvor målstien vil have den",
    target: "målværdi",
    baseline: "udgangspunkt",
  },
  started: (value) => `Udgangspunktet var ${value}.`,
};

import { say } from "../phrase.js";
import type { BoardSheetWords } from "./words.js";

export const ru: BoardSheetWords = {
  link: "Одна страница для совета директоров",
  title: (who) => say`Одна страница для совета директоров, адресат: ${who}`,
  prints: "Печатается на одном листе A4 или US Letter.",
  full: "Полная страница со всеми графиками и источниками",
  answers: "Три вопроса и ответы на них",
  overTime: "Динамика",
  story: "От проблемы к эффекту",
  effects: "Окупаемость и пилотные проекты",
  more: (n) => say`Ещё на полной странице: ${n}.`,
  moreGoals: (n, tally) => say`Ещё целей на полной странице: ${n} (${tally}).`,
  long: "Текст слишком длинный для этого листа; он есть на полной странице.",
  sources: (names) => say`Источники: ${names}.`,
  key: {
    value: "значение с 95\u00a0%-м интервалом",
    good: "где его ждёт траектория",
    target: "целевое значение",
    baseline: "исходное значение",
  },
  started: (value) => `Исходное значение: ${value}.`,
};

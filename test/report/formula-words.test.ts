import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseText } from "../../src/formula/parse.js";
import { LANGUAGES, type Language } from "../../src/report/language.js";
import { inWords, type NameOf } from "../../src/report/sentence/formula-words.js";
import { tree } from "../formula/arbitrary.js";

/*
 * Goldens: a formula, the filters its tables apply (`filter table.name: condition`), then the sentence in each language (`en …`), blocks parted by blank lines. No-break spaces are
 * written as they are; a language that is missing is a failure, since the file is the whole of what readers see.
 */
const GOLDEN = readFileSync(new URL("formula-words.txt", import.meta.url), "utf8").trimEnd();

/** What the names are called, in the order of LANGUAGES; a name not here is spelled out, as the report does. */
const LABELS: Readonly<Record<string, readonly [en: string, ja: string, da: string, es: string, fr: string, ru: string]>> = {
  topics: ["Topics", "トピック", "Emner", "Temas", "Sujets", "Темы"],
  "topics.solved_at": ["Solved at", "解決日時", "Løst", "Resuelto", "Résolu le", "Решено"],
  "topics.created_at": ["Created at", "作成日時", "Oprettet", "Creado", "Créé le", "Создано"],
  "topics.first_reply_at": [
    "First reply at",
    "初回返信日時",
    "Første svar",
    "Primera respuesta",
    "Première réponse",
    "Первый ответ",
  ],
  "topics.author_id.is_bot": [
    "Author is a bot",
    "投稿者はボット",
    "Forfatter er en bot",
    "El autor es un bot",
    "Auteur robot",
    "Автор — бот",
  ],
  "topics.people": ["People only", "人のみ", "Kun mennesker", "Solo personas", "Humains seulement", "Только люди"],
  "topics.views": ["Views", "閲覧数", "Visninger", "Visitas", "Vues", "Просмотры"],
  mentions: ["Mentions", "メンション", "Omtaler", "Menciones", "Mentions", "Упоминания"],
  "mentions.brand": ["Brand", "ブランド", "Brand", "Marca", "Marque", "Бренд"],
  brand: ["Brand", "ブランド", "Brand", "Marca", "Marque", "Бренд"],
  visits: ["Visits", "訪問", "Besøg", "Visitas", "Visites", "Посещения"],
  "visits.page": ["Page", "ページ", "Side", "Página", "Page", "Страница"],
  "visits.visitor_id": ["Visitor", "訪問者", "Besøgende", "Visitante", "Visiteur", "Посетитель"],
  signups: ["Sign-ups", "登録", "Tilmeldinger", "Registros", "Inscriptions", "Регистрации"],
  orders: ["Orders", "注文", "Ordrer", "Pedidos", "Commandes", "Заказы"],
  "orders.amount": ["Amount", "金額", "Beløb", "Importe", "Montant", "Сумма заказа"],
  touches: ["Touches", "接点", "Kontakter", "Contactos", "Contacts", "Касания"],
  "touches.channel": ["Channel", "チャネル", "Kanal", "Canal", "Canal", "Канал"],
  "touches.customer_id": ["Customer", "顧客", "Kunde", "Cliente", "Client", "Клиент"],
  members: ["Members", "メンバー", "Medlemmer", "Miembros", "Membres", "Участники"],
  "referrals.referrer_id": ["Referrer", "紹介者", "Henviser", "Recomendante", "Parrain", "Рекомендатель"],
  referrals: ["Referrals", "紹介", "Henvisninger", "Recomendaciones", "Parrainages", "Рекомендации"],
  posts: ["Posts", "投稿", "Indlæg", "Mensajes", "Messages", "Сообщения"],
  "posts.author_id": ["Author", "投稿者", "Forfatter", "Autor", "Auteur", "Автор"],
  "posts.created_at": ["Created at", "投稿日時", "Oprettet", "Creado", "Créé le", "Создано"],
  "members.author_id": ["Author", "投稿者", "Forfatter", "Autor", "Auteur", "Автор"],
  responses: ["Survey answers", "アンケート回答", "Svar", "Respuestas", "Réponses", "Ответы"],
  "responses.rating": ["Rating", "評価", "Vurdering", "Valoración", "Note", "Оценка"],
  community_cost: [
    "Community cost",
    "コミュニティ費用",
    "Communityets omkostninger",
    "Coste de la comunidad",
    "Coût de la communauté",
    "Расходы на сообщество",
  ],
  community_sign_ups: [
    "Community sign-ups",
    "コミュニティ経由の登録数",
    "Tilmeldinger via communityet",
    "Registros de la comunidad",
    "Inscriptions de la communauté",
    "Регистрации через сообщество",
  ],
  deflect_rate: [
    "Deflection rate",
    "回避率",
    "Andel undgåede sager",
    "Tasa de desvío",
    "Taux d’évitement",
    "Доля предотвращённых обращений",
  ],
};

const names =
  (language: Language): NameOf =>
  (_, path) =>
    LABELS[path]?.[LANGUAGES.indexOf(language)] ?? (path.split(".").at(-1) ?? path).replaceAll("_", " ");

describe("formulas in words", () => {
  for (const block of GOLDEN.split("\n\n")) {
    const [formula = "", ...rest] = block.split("\n");
    const applied = rest.flatMap((line) => /^filter (\w+)\.(\w+): (.*)$/.exec(line)?.slice(1) ?? []);
    const lines = rest.filter((line) => !line.startsWith("filter "));
    test(formula, () => {
      const { expr } = parseText(formula);
      if (!expr) return expect.fail("not a formula");
      const filtersOf = (table: string) =>
        Array.from({ length: applied.length / 3 }, (_, i) => applied.slice(3 * i, 3 * i + 3)).flatMap(
          ([of, name = "", where = ""]) => {
            const condition = parseText(where).expr;
            return of === table && condition ? [{ name, where: condition }] : [];
          },
        );
      expect(LANGUAGES.map((language) => `${language} ${inWords(expr, language, names(language), filtersOf)}`)).toEqual(lines);
    });
  }
});

test("every kind of node and every function has words in every language", () => {
  const formulas = [
    "-count(a) + if(x = null, 1.5, 2) - coalesce(x, 0) * abs(y)",
    "round(x, 2) + round(x) + floor(x) + ceil(x) + least(x, 1) + greatest(x, 1) + sqrt(x) + ln(x) + exp(x)",
    'count(a where contains(lower(b), "x") and not starts_with(upper(b), "y") or b like "z%" or b not like "z%")',
    'sum(a.b where date_part("weekday", c_at) = 1 and date_trunc("month", c_at) >= @2026-01-31 and c_at < @2026-01-31T10:00 at d_at)',
    "avg(a.b) + min(a.b) + max(a.b) + median(a.b) + stddev(a.b) + first(a.b) + last(a.b) + percentile(a.b * c, 0.9) + nps(a.b) + csat(a.b, 4)",
    "prior(x, 1 month) + change(x, 2 quarters) + rolling(x, 28 days) + cumulative(x) + to_date(x, fiscal_year) + all(x) + all(x, b, c) + share(x)",
    "converted(a to b where c > 5 by k within 1 week same m, n count conversions credit first)",
    "converted(a where c = 40 kEUR to b at d by k within 1 hour count entities)",
    "count(a where b in (1, 2) or b not in (3) or b between 5 percent and 3 tickets or b not between 1 and 2 or c_at not within 2 weeks of d_at)",
    ...["first", "last", "linear", "position(0.4, 0.4)", "markov(channel)", "shapley", "odd"].map(
      (m) => `attributed(count(a) to b by k within 7 days model ${m})`,
    ),
    "count(a where each(sum(b.c) by k over all) != 1 and not (x and y)) as z",
    "odd(x, y)",
  ];
  for (const formula of formulas) {
    const { expr } = parseText(formula);
    if (!expr) return expect.fail(formula);
    for (const language of LANGUAGES) {
      const said = inWords(expr, language, (_, path) => path);
      expect(said, `${language}: ${formula}`).not.toMatch(/undefined|null|NaN|\(\)|（）/);
      expect(said.endsWith(language === "ja" ? "。" : ".")).toBe(true);
    }
  }
});

test("a survey whose table has weights says so in every language, once", () => {
  const { expr } = parseText("nps(responses.rating) + nps(responses.rating where rating > 1) + count(topics)");
  if (!expr) return expect.fail("not a formula");
  const weightOf = (table: string) => (table === "topics" ? null : "rating");
  const said = LANGUAGES.map((language) => inWords(expr, language, names(language), () => [], weightOf));
  const without = LANGUAGES.map((language) => inWords(expr, language, names(language)));
  expect(said.map((sentence, i) => sentence.slice(without[i]?.length).trim())).toEqual([
    "Each answer counts by its rating.",
    "各回答は「評価」で重み付けされる。",
    "Hvert svar tæller efter »vurdering«.",
    "Cada respuesta cuenta según «valoración».",
    "Chaque réponse compte selon «\u00a0note\u00a0».",
    "Каждый ответ учитывается с весом «Рейтинг».".replace("Рейтинг", LABELS["responses.rating"]?.[5] ?? ""),
  ]);
});

test("languages differ: nothing is left in English", () => {
  const { expr } = parseText("count(a where b within 7 days of c) / count(a)");
  if (!expr) return expect.fail("not a formula");
  const said = LANGUAGES.map((language) => inWords(expr, language, () => "X"));
  expect(new Set(said).size).toBe(LANGUAGES.length);
  for (const sentence of said.slice(1)) expect(sentence).not.toMatch(/\b(where|within|days|divided|all)\b/);
});

test("any tree is said, in any language", () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(...LANGUAGES), (expr, language) => {
      expect(inWords(expr, language, (_, path) => path)).toMatch(/.[.。]$/su);
    }),
    { numRuns: 1000 },
  );
});

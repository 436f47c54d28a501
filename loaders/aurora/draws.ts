/** Draws that never share a stream have numbers of their own. */
export const DRAW = {
  counts: 1, member: 2, topic: 3, thread: 4, chat: 5, visit: 6, signup: 7, order: 8, touch: 9, ticket: 10, referral: 11,
  mention: 12, survey: 13, cost: 14, incident: 15, pilot: 16, search: 17, weight: 18, propensity: 19, views: 20,
  release: 21, referred: 22, membership: 23, plan: 24,
} as const;

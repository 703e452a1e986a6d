/** How a locale writes a day and a month in figures. */
export type NumericOrder = { readonly monthFirst: boolean; readonly dotted: boolean };

const orders = new Map<string, NumericOrder>();
const ordersMax = 200;

/** The order of day and month in a locale, and whether dots divide them; that of British English for a locale that is unknown. */
export function numericOrder(locale: string): NumericOrder {
  const known = orders.get(locale);
  if (known !== undefined) return known;
  if (orders.size >= ordersMax) orders.clear();
  const order = askLocale(locale);
  orders.set(locale, order);
  return order;
}

function askLocale(locale: string): NumericOrder {
  try {
    // 2 November: neither figure can be mistaken for the other.
    const parts = new Intl.DateTimeFormat(locale, {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
      numberingSystem: 'latn',
    }).formatToParts(Date.UTC(2001, 10, 2));
    const order = parts.filter((part) => part.type === 'month' || part.type === 'day').map((part) => part.type);
    return { monthFirst: order[0] === 'month', dotted: parts.some((part) => part.type === 'literal' && part.value.startsWith('.')) };
  } catch {
    return { monthFirst: false, dotted: false };
  }
}

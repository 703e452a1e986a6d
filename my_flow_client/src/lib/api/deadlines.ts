/** What the BFF gives the API to answer. */
export const apiAnswersWithinMs = 15_000;

/** What the browser gives the BFF: clearly longer, since the BFF knows what became of a request, and the browser does not. */
export const bffAnswersWithinMs = 25_000;

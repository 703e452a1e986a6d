/**
 * Every command that a use case sends, in the order in which they are sent. A list is one command; when it was read lately, that is a `find` of the person's
 * number. A change reads what it decides by, and is then one transaction: all that it writes in one command, what it removes in one more, and the end of it.
 * Reads that do not wait for each other are sent together. A person who has just written is one whose number is known; otherwise a change, or the first page
 * of a long list, has one `find` more.
 */
export const roundTrips = {
  listContexts: 'find',
  summarizeContexts: 'find find aggregate aggregate aggregate',
  createContext: 'count find find find update commit',
  getContext: 'find',
  editContext: 'find update commit',
  reorderContext: 'find find find find update commit',
  archiveContext: 'find update commit',
  restoreContext: 'find update commit',
  mergeContext: 'find find find aggregate find update commit',
  deleteContext: 'find find find aggregate find update commit',
  listFlows: 'aggregate',
  searchFlows: 'find',
  createFlow: 'aggregate update commit',
  bulkFlows: 'find update commit',
  getFlow: 'find',
  editFlow: 'find update commit',
  trashFlow: 'find update commit',
  completeFlow: 'find update commit',
  reopenFlow: 'find update commit',
  parkFlow: 'find find update commit',
  archiveFlow: 'find update commit',
  moveFlow: 'find aggregate find update commit',
  duplicateFlow: 'find aggregate find find update commit',
  splitFlow: 'find update commit',
  restoreFlow: 'find find count update commit',
  parseCapture: 'find find',
  capture: 'find find aggregate update commit',
  listActs: 'find',
  undo: 'find find find find find update commit',
  redo: 'find find find find find find update commit',
  getPreferences: 'find',
  editPreferences: 'find find aggregate aggregate update commit',
  addSampleData: 'find find find find find find aggregate update commit',
  removeSampleData: 'find find find find find update delete commit',
} as const;

import { createAddSampleData } from './add-sample-data.ts';
import { createArchiveContext } from './archive-context.ts';
import { createArchiveFlow } from './archive-flow.ts';
import { createBulkFlows } from './bulk-flows.ts';
import { createCapture } from './capture-flows.ts';
import { createCompleteFlow } from './complete-flow.ts';
import { createCreateContext } from './create-context.ts';
import { createCreateFlow } from './create-flow.ts';
import { createDeleteContext } from './delete-context.ts';
import type { Dependencies, UseCases } from './dependencies.ts';
import { createDuplicateFlow } from './duplicate-flow.ts';
import { createEditContext } from './edit-context.ts';
import { createEditFlow } from './edit-flow.ts';
import { createEditPreferences } from './edit-preferences.ts';
import { createGetContext } from './get-context.ts';
import { createGetFlow } from './get-flow.ts';
import { createGetPreferences } from './get-preferences.ts';
import { createListActs } from './list-acts.ts';
import { createListContexts } from './list-contexts.ts';
import { createListFlows } from './list-flows.ts';
import { createMergeContext } from './merge-context.ts';
import { createMoveFlow } from './move-flow.ts';
import { createParkFlow } from './park-flow.ts';
import { createParseCapture } from './parse-capture.ts';
import { createRedo } from './redo-act.ts';
import { createRemoveSampleData } from './remove-sample-data.ts';
import { createReopenFlow } from './reopen-flow.ts';
import { createReorderContext } from './reorder-context.ts';
import { createRestoreContext } from './restore-context.ts';
import { createRestoreFlow } from './restore-flow.ts';
import { createSearchFlows } from './search-flows.ts';
import { createSplitFlow } from './split-flow.ts';
import { createSummarizeContexts } from './summarize-contexts.ts';
import { createTrashFlow } from './trash-flow.ts';
import { createUndo } from './undo-act.ts';

/** Every use case, by the name of its route. */
export function createUseCases(deps: Dependencies): UseCases {
  return {
    listContexts: createListContexts(deps),
    summarizeContexts: createSummarizeContexts(deps),
    createContext: createCreateContext(deps),
    getContext: createGetContext(deps),
    editContext: createEditContext(deps),
    reorderContext: createReorderContext(deps),
    archiveContext: createArchiveContext(deps),
    restoreContext: createRestoreContext(deps),
    mergeContext: createMergeContext(deps),
    deleteContext: createDeleteContext(deps),
    listFlows: createListFlows(deps),
    searchFlows: createSearchFlows(deps),
    createFlow: createCreateFlow(deps),
    bulkFlows: createBulkFlows(deps),
    getFlow: createGetFlow(deps),
    editFlow: createEditFlow(deps),
    trashFlow: createTrashFlow(deps),
    completeFlow: createCompleteFlow(deps),
    reopenFlow: createReopenFlow(deps),
    parkFlow: createParkFlow(deps),
    archiveFlow: createArchiveFlow(deps),
    moveFlow: createMoveFlow(deps),
    duplicateFlow: createDuplicateFlow(deps),
    splitFlow: createSplitFlow(deps),
    restoreFlow: createRestoreFlow(deps),
    parseCapture: createParseCapture(deps),
    capture: createCapture(deps),
    listActs: createListActs(deps),
    undo: createUndo(deps),
    redo: createRedo(deps),
    getPreferences: createGetPreferences(deps),
    editPreferences: createEditPreferences(deps),
    addSampleData: createAddSampleData(deps),
    removeSampleData: createRemoveSampleData(deps),
  };
}

import { Trash2 } from 'lucide-react';
import { limits } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';

/** Said when there is nothing in the trash. */
export function EmptyTrash() {
  return (
    <div className="mb-8 flex flex-col items-center rounded-l border border-line-strong border-dashed px-6 py-12 text-center">
      <Trash2 size={26} aria-hidden="true" className="mb-3 text-fg-3" />
      <p className="font-semibold">{t('trash.empty')}</p>
      <p className="mt-1 max-w-[44ch] text-fg-2 text-sm">{t('trash.emptyHelp', { days: limits.trashDays })}</p>
    </div>
  );
}

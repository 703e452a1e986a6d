import type { ReactNode } from 'react';

/** A part of the preferences under its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mb-8">
      <h2 className="mb-2.5 ml-0.5 font-semibold text-fg-2 text-sm">{title}</h2>
      <div className="divide-y divide-line rounded-l border border-line bg-surface">{children}</div>
    </section>
  );
}

type SettingProps = {
  readonly title: string;
  readonly help?: ReactNode;
  /** The id of the control that the title names; without it the control names itself. */
  readonly controlId?: string;
  readonly children: ReactNode;
};

/** One preference: what it is, what it means, and its control. */
export function Setting({ title, help, controlId, children }: SettingProps) {
  return (
    <div className="flex flex-col gap-3 px-4 py-4 sm:flex-row sm:items-center sm:gap-6">
      <div className="min-w-0 flex-1">
        {controlId === undefined ? (
          <h3 className="font-[550]">{title}</h3>
        ) : (
          <label htmlFor={controlId} className="font-[550]">
            {title}
          </label>
        )}
        {help && <p className="text-fg-2 text-sm [overflow-wrap:anywhere]">{help}</p>}
      </div>
      <div className="sm:w-[280px] sm:shrink-0">{children}</div>
    </div>
  );
}

import type { ComponentProps, ReactNode } from 'react';
import { cn } from '#src/lib/cn.ts';

/** How a line of text to type into looks. */
export const inputClasses = 'text-field';

/** A heading over a part of a form. */
export function FieldLabel({ children, className, ...rest }: ComponentProps<'span'>) {
  return (
    <span className={cn('mb-1.5 block font-semibold text-fg-2 text-sm', className)} {...rest}>
      {children}
    </span>
  );
}

/** What is wrong with a field; read out when it appears. */
export function FieldProblem({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} role="status" className="mt-1 min-h-[1.25rem] text-danger text-sm [overflow-wrap:anywhere]">
      {children}
    </p>
  );
}

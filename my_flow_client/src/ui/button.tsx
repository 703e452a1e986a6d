import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '#src/lib/cn.ts';

const buttonClasses = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap text-sm transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50',
  {
    variants: {
      look: {
        primary: 'rounded-[10px] bg-accent px-3.5 font-semibold text-on-accent hover:bg-accent-strong',
        ghost: 'rounded-[10px] border border-line-strong px-3 font-[550] hover:bg-surface-3',
        quiet: 'rounded-[10px] px-2.5 font-[550] text-fg-2 hover:bg-surface-3 hover:text-fg',
        danger: 'rounded-[10px] border border-danger px-3 font-[550] text-danger hover:bg-danger-soft',
        icon: 'rounded-m text-fg-3 hover:bg-surface-3 hover:text-fg',
      },
      size: { normal: 'min-h-9', small: 'min-h-7 text-xs', square: 'size-10', smallSquare: 'size-8' },
    },
    defaultVariants: { look: 'ghost', size: 'normal' },
  },
);

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonClasses>;

/** A button in one of the looks of the product. */
export function Button({ look, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonClasses({ look, size }), className)} {...rest} />;
}

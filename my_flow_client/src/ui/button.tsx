import type { ComponentProps } from 'react';
import { cn } from '#src/lib/cn.ts';

const looks = {
  primary: 'button-primary',
  ghost: 'button-ghost',
  quiet: 'button-quiet',
  danger: 'button-danger',
  icon: 'button-icon',
} as const;

const sizes = { normal: 'button-normal', small: 'button-small', square: 'button-square', smallSquare: 'button-small-square' } as const;

export type ButtonProps = ComponentProps<'button'> & { readonly look?: keyof typeof looks; readonly size?: keyof typeof sizes };

/** A button in one of the looks of the product. */
export function Button({ look = 'ghost', size = 'normal', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cn('button', looks[look], sizes[size], className)} {...rest} />;
}

// A number that is typed: what is typed stays as it is while it is typed, and counts as soon as it is in range. One
// that is not is said to be wrong, and leaves the value as it was before. It is shown as the locale writes it, which a
// field of numbers of the browser's own does not.

import { useRef, useState } from "preact/hooks";
import { decimal } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { readNumber } from "../base/typed.ts";
import { Field } from "./controls.tsx";

interface NumberFieldProps {
  label: string;
  labelHidden?: boolean;
  help?: string;
  value: number | null;
  /** Called with each number in range, and with null where nothing is typed and that is allowed. */
  onChange: (value: number | null) => void;
  /** The field is left. */
  onLeave?: () => void;
  least: number;
  greatest: number;
  /** Digits behind the point; a field of money is typed in major units. */
  digits?: number;
  /** By how much an arrow key changes it; its last digit by one if this is not given. */
  step?: number;
  /** Whether it may be empty. */
  optional?: boolean;
  placeholder?: string;
  disabled?: boolean;
  /** The value as it is read out, where that is more than the number. */
  valueText?: string;
  /** What is said about a number that is not in range. */
  wrong: string;
}

type Range = Pick<NumberFieldProps, "least" | "greatest" | "digits" | "optional">;

const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** The number that a text says, by `readNumber`; undefined if it says none in range. */
export function numberOf(
  text: string,
  { least, greatest, digits = 0, optional }: Range,
): number | null | undefined {
  if (text.trim() === "") return optional ? null : undefined;
  const value = readNumber(text);
  const isOne = rounded(value, digits) === value && value >= least && value <= greatest;
  // A zero has no minus.
  return isOne ? value + 0 : undefined;
}

/** How many steps a key is. */
const STEPS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** The number so many steps on, as far as it may go. */
function stepped(from: number | null, steps: number, props: NumberFieldProps): number {
  const { least, greatest, digits = 0, step = 1 / 10 ** digits } = props;
  return Math.min(greatest, Math.max(least, rounded((from ?? 0) + steps * step, digits)));
}

/** Why what was typed does not count, and what the value was before; said until either is another. */
interface Refused {
  why: string;
  value: number | null;
}

/** What stands in the field, and what typing, keys and leaving do to it. */
function useTyping(props: NumberFieldProps) {
  const { value, onChange, onLeave, digits = 0, wrong } = props;
  const [typed, setTyped] = useState<string | null>(null);
  // On the way to a number that is out of range others are passed, which are not meant.
  const before = useRef(value);
  if (typed === null) before.current = value;
  const [refused, setRefused] = useState<Refused | null>(null);
  const isWrong = typed !== null && numberOf(typed, props) === undefined;
  const change = (to: number | null) => to !== value && onChange(to);
  return {
    shown: typed ?? (value === null ? "" : decimal(value, digits)),
    isWrong,
    isBack: typed === null && refused !== null && refused.value === value && refused.why === wrong,
    take: (text: string) => {
      setTyped(text);
      const taken = numberOf(text, props);
      change(taken === undefined ? before.current : taken);
    },
    press: (event: KeyboardEvent) => {
      const steps = STEPS[event.key];
      const isOther = event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (!steps || isOther) return;
      event.preventDefault();
      setTyped(null);
      change(stepped(value, steps, props));
    },
    leave: () => {
      setRefused(isWrong ? { why: wrong, value: before.current } : null);
      setTyped(null);
      onLeave?.();
    },
  };
}

export function NumberField(props: NumberFieldProps) {
  const { label, labelHidden, help, value, digits = 0, wrong } = props;
  const { shown, isWrong, isBack, take, press, leave } = useTyping(props);
  return (
    <Field {...{ label, labelHidden, help }} error={isWrong ? wrong : null}>
      {(wired) => (
        <>
          <input
            class="input number-input"
            type="text"
            role="spinbutton"
            inputMode={digits > 0 ? "decimal" : "numeric"}
            autocomplete="off"
            dir="ltr"
            aria-valuemin={props.least}
            aria-valuemax={props.greatest}
            aria-valuenow={value ?? undefined}
            aria-valuetext={value === null ? undefined : (props.valueText ?? decimal(value, digits))}
            value={shown}
            placeholder={props.placeholder}
            disabled={props.disabled}
            onInput={(event) => take(event.currentTarget.value)}
            onKeyDown={press}
            onBlur={leave}
            {...wired}
          />
          <p class={isBack ? "field-caution small" : "visually-hidden"} role="status">
            {isBack && t("common-value-back", { why: wrong })}
          </p>
        </>
      )}
    </Field>
  );
}

// A number that is typed: what is typed stays as it is while it is typed, and counts as soon as it is in range. One
// that is not is said to be wrong, and leaves the value as it was before.

import { useRef, useState } from "preact/hooks";
import { t } from "../base/i18n.ts";
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
  /** Whether it may be empty. */
  optional?: boolean;
  placeholder?: string;
  disabled?: boolean;
  /** What is said about a number that is not in range. */
  wrong: string;
}

/** The number that a text says; undefined if it says none in range. */
export function numberOf(
  text: string,
  {
    least,
    greatest,
    digits = 0,
    optional,
  }: Pick<NumberFieldProps, "least" | "greatest" | "digits" | "optional">,
): number | null | undefined {
  if (text.trim() === "") return optional ? null : undefined;
  const value = Number(text);
  const grain = 10 ** digits;
  const rounded = Math.round(value * grain) / grain;
  const isOne = Number.isFinite(value) && Math.abs(rounded - value) < 1e-9;
  return isOne && rounded >= least && rounded <= greatest ? rounded : undefined;
}

/** Why what was typed does not count, and what the value was before; said until either is another. */
interface Refused {
  why: string;
  value: number | null;
}

export function NumberField(props: NumberFieldProps) {
  const { label, labelHidden, help, value, onChange, onLeave, digits = 0, wrong } = props;
  const [typed, setTyped] = useState<string | null>(null);
  // On the way to a number that is out of range others are passed, which are not meant.
  const before = useRef(value);
  if (typed === null) before.current = value;
  const [refused, setRefused] = useState<Refused | null>(null);
  const shown = typed ?? (value === null ? "" : value.toFixed(digits));
  const isWrong = typed !== null && numberOf(typed, props) === undefined;
  const take = (text: string) => {
    setTyped(text);
    const taken = numberOf(text, props);
    const meant = taken === undefined ? before.current : taken;
    if (meant !== value) onChange(meant);
  };
  const leave = () => {
    setRefused(isWrong ? { why: wrong, value: before.current } : null);
    setTyped(null);
    onLeave?.();
  };
  const isBack = typed === null && refused !== null && refused.value === value && refused.why === wrong;
  return (
    <Field {...{ label, labelHidden, help }} error={isWrong ? wrong : null}>
      {(wired) => (
        <>
          <input
            class="input number-input"
            type="number"
            inputMode={digits > 0 ? "decimal" : "numeric"}
            dir="ltr"
            step={digits > 0 ? 1 / 10 ** digits : 1}
            min={props.least}
            max={props.greatest}
            value={shown}
            placeholder={props.placeholder}
            disabled={props.disabled}
            onInput={(event) => take(event.currentTarget.value)}
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

// Buttons and fields. Each field has a label that is seen; what is wrong with it stands below and is read with it.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../base/i18n.ts";

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  variant?: "primary" | "secondary" | "plain" | "critical";
  type?: "button" | "submit";
  disabled?: boolean;
  /** Something is on its way: it cannot be pressed twice. */
  busy?: boolean;
  /** It does nothing now, and keeps the focus, which a disabled one loses. */
  idle?: boolean;
  /** What it does, where its text alone does not say it. */
  label?: string;
  pressed?: boolean;
  expanded?: boolean;
  title?: string;
}

export function Button(props: ButtonProps) {
  const {
    children,
    onClick,
    variant = "secondary",
    type = "button",
    disabled,
    busy,
    idle,
    label,
    pressed,
    expanded,
  } = props;
  const isInert = busy || idle;
  return (
    <button
      class={`button button-${variant}`}
      type={type}
      disabled={disabled}
      aria-disabled={isInert}
      aria-busy={busy}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      title={props.title}
      onClick={isInert ? (event) => event.preventDefault() : onClick}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

interface LinkButtonProps {
  href: string;
  children: ComponentChildren;
  variant?: "primary" | "secondary" | "plain";
  /** Of another site: opens beside this one. */
  external?: boolean;
}

export const LinkButton = ({ href, children, variant = "secondary", external }: LinkButtonProps) => (
  <a
    class={`button button-${variant}`}
    href={href}
    {...(external ? { target: "_blank", rel: "noreferrer" } : {})}
  >
    {children}
  </a>
);

interface FieldProps {
  label: string;
  help?: ComponentChildren;
  error?: string | null;
  labelHidden?: boolean;
  /** It cannot be left empty. */
  required?: boolean;
}

interface Wired {
  id: string;
  "aria-required"?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** A label, what is put in by `children`, help and error, tied together. */
export function Field(props: FieldProps & { children: (wired: Wired) => ComponentChildren }) {
  const id = useId();
  const { label, help, error, labelHidden, required, children } = props;
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label class={labelHidden ? "visually-hidden" : undefined} for={id}>
        {label}
        {required && <span class="subdued"> ({t("common-required")})</span>}
      </label>
      {children({
        id,
        "aria-required": required,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {help && (
        <p class="subdued small" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p class="field-error small" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  type?: "text" | "email" | "number" | "date" | "search";
  placeholder?: string;
  multiline?: boolean;
  maxLength?: number;
  min?: string;
  max?: string;
  step?: string;
  disabled?: boolean;
  autofocus?: boolean;
  dir?: "auto" | "ltr" | "rtl";
  lang?: string;
}

export function TextField({ value, onInput, multiline, type = "text", autofocus, ...rest }: TextFieldProps) {
  const { label, help, error, labelHidden, required, ...attributes } = rest;
  const take = (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value);
  return (
    <Field {...{ label, help, error, labelHidden, required }}>
      {(wired) =>
        multiline ? (
          <textarea class="input" rows={3} value={value} onInput={take} {...attributes} {...wired} />
        ) : (
          <input
            class="input"
            // One input of several kinds, which the types tell apart.
            type={type as "text"}
            value={value}
            onInput={take}
            ref={autofocus ? (input) => input?.focus() : undefined}
            {...attributes}
            {...wired}
          />
        )
      }
    </Field>
  );
}

interface SelectProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string; disabled?: boolean }[];
  disabled?: boolean;
}

export function Select({ value, onChange, options, disabled, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(wired) => (
        <select
          class="input"
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.value)}
          {...wired}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckboxProps {
  label: ComponentChildren;
  help?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Checkbox({ label, help, checked, onChange, disabled }: CheckboxProps) {
  const id = useId();
  return (
    <div>
      <label class="checkbox">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={help && id}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {help && (
        <p class="subdued small" id={id}>
          {help}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: { value: T; label: string }[];
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, value, onChange, options }: ChoiceProps<T>) {
  return (
    <fieldset class="choice">
      <legend class="visually-hidden">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          class="choice-option"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}

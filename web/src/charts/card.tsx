// A card with a picture: the numbers behind it as a table where they are asked for, and both as files.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../base/i18n.ts";
import { Button, Card, type Data, shownAs, Table, type Value } from "../ui/index.ts";
import "./chart.css";
import { type Pictured, useFiles } from "./files.tsx";

interface PictureCardProps extends Pictured {
  note?: ComponentChildren;
  /** What can be chosen about the picture. */
  actions?: ComponentChildren;
  /** What the picture shows, as numbers. */
  data: Data;
  /** The picture is a table itself. */
  isTable?: boolean;
  /** What is said before the picture, and is no part of it. */
  above?: ComponentChildren;
  /** What stands there where there is nothing to draw. */
  empty?: ComponentChildren;
  children: ComponentChildren;
}

export function PictureCard(props: PictureCardProps) {
  const { title, note, actions, data, name, days, told, isTable, above, empty, children } = props;
  const [isAsTable, setIsAsTable] = useState(false);
  const { shown, menu } = useFiles({ title, name, data, days, told });
  const isEmpty = data.rows.length === 0;
  return (
    <Card
      title={title}
      note={note}
      actions={
        <>
          {actions}
          {!isTable && (
            <Button
              variant="plain"
              disabled={isEmpty}
              label={t(isAsTable ? "charts-as-picture-of" : "charts-as-table-of", { what: title })}
              onClick={() => setIsAsTable(!isAsTable)}
            >
              {t(isAsTable ? "common-as-picture" : "common-as-table")}
            </Button>
          )}
          {menu}
        </>
      }
    >
      {above}
      <div class="picture" ref={shown}>
        {isEmpty ? empty : isAsTable ? <DataTable caption={title} data={data} /> : children}
      </div>
    </Card>
  );
}

/** Numbers as a table. */
export const DataTable = ({ caption, data }: { caption: string; data: Data }) => (
  <div class="picture-table">
    <Table
      caption={t("charts-numbers-of", { what: caption })}
      columns={data.columns.map((column, at) => ({
        key: column.key,
        heading: column.heading,
        isHeading: at === 0,
        numeric: ["number", "money", "percent", "change"].includes(column.kind),
        cell: (row: { values: Value[] }) => shownAs(row.values[at] ?? null, column.kind),
      }))}
      rows={data.rows.map((values, at) => ({ values, key: String(at) }))}
      keyOf={(row) => row.key}
    />
  </div>
);

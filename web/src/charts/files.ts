// Numbers and their picture as files: what the menu of a picture offers.

import { save, saveText } from "../base/download.ts";
import { t } from "../base/i18n.ts";
import { theShop } from "../base/shop.ts";
import { csvOf, type Data, type DownloadItem, jsonOf } from "../ui/index.ts";

/** CSV, JSON and, where there is a picture, PNG. */
export function filesOf(name: string, data: Data, picture?: () => Promise<Blob>): DownloadItem[] {
  const fileName = (ending: string) => `rfm-${name}-${theShop().today}.${ending}`;
  const items: DownloadItem[] = [
    {
      key: "csv",
      label: t("charts-download-csv"),
      run: () => saveText(csvOf(data), fileName("csv"), "text/csv"),
    },
    {
      key: "json",
      label: t("charts-download-json"),
      run: () => saveText(jsonOf(data), fileName("json"), "application/json"),
    },
  ];
  if (picture) {
    items.push({
      key: "png",
      label: t("charts-download-png"),
      run: async () => save(await picture(), fileName("png")),
    });
  }
  return items;
}

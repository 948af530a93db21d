// An address that is none of ours: what was asked for, and ways back.

import { useLocation } from "preact-iso";
import { t } from "../base/i18n.ts";
import { Button, Card, Empty, LinkButton, Page } from "../ui/index.ts";

export function Nowhere() {
  const { path } = useLocation();
  return (
    <Page title={t("common-nowhere-title")}>
      <Card>
        <Empty
          action={
            <>
              <LinkButton href="/" variant="primary">
                {t("common-nowhere-way-out")}
              </LinkButton>
              {history.length > 1 && (
                <Button onClick={() => history.back()}>{t("common-nowhere-back")}</Button>
              )}
            </>
          }
        >
          {t("common-nowhere-note", { address: path })}
        </Empty>
      </Card>
    </Page>
  );
}

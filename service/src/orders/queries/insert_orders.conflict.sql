on conflict (merchant_id, order_id) do update
set
    user_id = excluded.user_id, processed_at = excluded.processed_at,
    test = excluded.test, gross_minor = excluded.gross_minor,
    current_total_minor = excluded.current_total_minor, known_refunds = excluded.known_refunds,
    source = excluded.source, updated_at = excluded.updated_at, cancelled = excluded.cancelled,
    refunded_minor = excluded.refunded_minor, financial_status = excluded.financial_status,
    content_hash = excluded.content_hash, counted_minor = excluded.counted_minor

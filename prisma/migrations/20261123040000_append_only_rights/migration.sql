-- What is append-only is so by rights too: even the role that owns the tables has to give itself the right back first. The
-- triggers stay, because a superuser has every right.
REVOKE UPDATE, DELETE, TRUNCATE ON "posting", "ledger_entry", "audit_entry", "fee_change", "service_fee_change", "platform_fee_change"
  FROM CURRENT_USER, PUBLIC;
-- A line locks the entry that it refers to, for which PostgreSQL asks the right to change at least one column.
GRANT UPDATE ("fact") ON "ledger_entry" TO CURRENT_USER;

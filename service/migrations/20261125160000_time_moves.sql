-- Time is a cause of its own. Customers whose change is due are taken in the order of their days.

alter table rfm_score_history drop constraint rfm_score_history_cause_check;
alter table rfm_score_history
    add constraint rfm_score_history_cause_check check (cause in ('live', 'import', 'rescore', 'time'));

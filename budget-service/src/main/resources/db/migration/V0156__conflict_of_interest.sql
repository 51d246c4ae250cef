create index conflict_of_interest_by_subject on impartiality (subject, application_id) where conflicted;

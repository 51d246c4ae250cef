-- Why an application is no longer in the round; null while it is. Of those from before, nobody wrote down why.
alter table submitted_application
    add column exclusion text check (exclusion in ('WITHDRAWN', 'INELIGIBLE', 'RETURNED'));
update submitted_application set exclusion = 'WITHDRAWN' where excluded;
alter table submitted_application drop column excluded;

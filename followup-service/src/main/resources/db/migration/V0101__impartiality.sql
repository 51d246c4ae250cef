-- What each person last declared about an application; owned by applications-service.
create table impartiality (
    application_id uuid    not null,
    subject        text    not null,
    conflicted     boolean not null,
    primary key (application_id, subject)
);

create table library (number int primary key);

create table grown (number int primary key);

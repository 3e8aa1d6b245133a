CREATE FUNCTION audit_grows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'audit only grows'; END $$;
CREATE TABLE audit (
    nr integer NOT NULL,
    tid text NOT NULL,
    token text NOT NULL,
    bruger text NOT NULL,
    hvad text NOT NULL,
    notat text NOT NULL,
    institutionsnr text NOT NULL,
    skoleaar text NOT NULL,
    version integer NOT NULL,
    sha256 text NOT NULL,
    aarsag text NOT NULL
);
CREATE TABLE fil (
    notat text NOT NULL,
    navn text NOT NULL,
    indhold bytea NOT NULL
);
CREATE TABLE notat (
    id text NOT NULL,
    institutionsnr text NOT NULL,
    skoleaar text NOT NULL,
    version integer NOT NULL,
    noegle text NOT NULL,
    skole text NOT NULL,
    kommune text NOT NULL,
    titel text NOT NULL,
    filnavn text NOT NULL,
    template text NOT NULL,
    template_hash text NOT NULL,
    release text NOT NULL,
    pdf_hash text NOT NULL,
    pdf_size integer NOT NULL,
    html_hash text NOT NULL,
    html_size integer NOT NULL,
    udgivet text NOT NULL,
    udgivet_af text NOT NULL,
    rettelse text NOT NULL,
    tilbagetrukket text NOT NULL,
    aarsag text NOT NULL,
    slettet text NOT NULL
);
CREATE TABLE skema (
    trin integer NOT NULL
);
CREATE TABLE tidligere (
    nummer text NOT NULL,
    institutionsnr text NOT NULL
);
INSERT INTO audit VALUES (1, '2025-04-01T12:00:01Z', 'esdh', 'skolechefen', 'offentliggoer', 'hpzmwxi3uyy7s3a6vkrzqdxg7d', '111111', '2024/25', 1, '68037905301555cea5d2b611c46a8111d1d7b2cd9f1669b343187d30c85c3b1e', '');
INSERT INTO audit VALUES (2, '2025-04-01T12:00:02Z', 'esdh', 'skolechefen', 'offentliggoer', 'culxlktqbovgfew44f5i55iwdu', '222222', '2024/25', 1, '50a2368b11c7a364ed138302527b00d022442b09c91f169ecfe78ee1eed173d1', '');
INSERT INTO audit VALUES (3, '2025-04-01T12:00:03Z', 'esdh', 'skolechefen', 'ret', 'bmbpm4lm3velf35xzwfyf7yotw', '222222', '2024/25', 2, '4cbb1b6dd9b1d329ca1878946a69c602c40342ac3b43bbc1a6d342a7c56b2511', 'fejl');
INSERT INTO audit VALUES (4, '2025-04-01T12:00:04Z', 'esdh', 'skolechefen', 'offentliggoer', 'zax3gl4lk5tusf5z2hzdzmvklt', '333333', '2023/24', 1, '6c5762413f2b93df6e1ae6afa4526e81f69be54ccb4e9a320c8b3e414d88006d', '');
INSERT INTO audit VALUES (5, '2025-04-01T12:00:05Z', 'esdh', 'skolechefen', 'offentliggoer', 'jwqerefjb5tgrchdgto6q7usrq', '444444', '2024/25', 1, '572ffbb294f78d0c04b2b73beee02b959a01190774a7e087fd5a9315e04da9b7', '');
INSERT INTO audit VALUES (6, '2025-04-01T12:00:06Z', 'esdh', 'skolechefen', 'offentliggoer', 'clbk3qtrzdtzijeoe36vr66dkz', '666666', '2024/25', 1, '9bbb7bf98759108bc73cff0fc99955e060fb3a8e3b695ba24d19820fff348b6a', '');
INSERT INTO audit VALUES (7, '2025-04-01T12:00:07Z', 'esdh', 'skolechefen', 'traek-tilbage', 'clbk3qtrzdtzijeoe36vr66dkz', '666666', '2024/25', 1, '9bbb7bf98759108bc73cff0fc99955e060fb3a8e3b695ba24d19820fff348b6a', 'personoplysning');
INSERT INTO audit VALUES (8, '2025-04-01T12:00:08Z', 'esdh', 'skolechefen', 'slet', 'clbk3qtrzdtzijeoe36vr66dkz', '666666', '2024/25', 1, '9bbb7bf98759108bc73cff0fc99955e060fb3a8e3b695ba24d19820fff348b6a', 'personoplysning');
INSERT INTO fil VALUES ('hpzmwxi3uyy7s3a6vkrzqdxg7d', 'intern.json', '\x706f73742064656e206c6576656e6465');
INSERT INTO fil VALUES ('hpzmwxi3uyy7s3a6vkrzqdxg7d', 'intern.pdf', '\x696e7465726e2064656e206c6576656e6465');
INSERT INTO fil VALUES ('hpzmwxi3uyy7s3a6vkrzqdxg7d', 'notat.html', '\x68746d6c2064656e206c6576656e6465');
INSERT INTO fil VALUES ('hpzmwxi3uyy7s3a6vkrzqdxg7d', 'notat.pdf', '\x7064662064656e206c6576656e6465');
INSERT INTO fil VALUES ('hpzmwxi3uyy7s3a6vkrzqdxg7d', 'offentlig.json', '\x7b22736b6f6c65223a7b22696e737469747574696f6e736e72223a22313131313131227d7d');
INSERT INTO fil VALUES ('culxlktqbovgfew44f5i55iwdu', 'intern.json', '\x706f73742064656e20666f726b65727465');
INSERT INTO fil VALUES ('culxlktqbovgfew44f5i55iwdu', 'intern.pdf', '\x696e7465726e2064656e20666f726b65727465');
INSERT INTO fil VALUES ('culxlktqbovgfew44f5i55iwdu', 'notat.html', '\x68746d6c2064656e20666f726b65727465');
INSERT INTO fil VALUES ('culxlktqbovgfew44f5i55iwdu', 'notat.pdf', '\x7064662064656e20666f726b65727465');
INSERT INTO fil VALUES ('culxlktqbovgfew44f5i55iwdu', 'offentlig.json', '\x7b22736b6f6c65223a7b22696e737469747574696f6e736e72223a22323232323232222c227469646c69676572654e756d7265223a5b22313131313131225d7d7d');
INSERT INTO fil VALUES ('bmbpm4lm3velf35xzwfyf7yotw', 'intern.json', '\x706f73742064656e2072657474656465');
INSERT INTO fil VALUES ('bmbpm4lm3velf35xzwfyf7yotw', 'intern.pdf', '\x696e7465726e2064656e2072657474656465');
INSERT INTO fil VALUES ('bmbpm4lm3velf35xzwfyf7yotw', 'notat.html', '\x68746d6c2064656e2072657474656465');
INSERT INTO fil VALUES ('bmbpm4lm3velf35xzwfyf7yotw', 'notat.pdf', '\x7064662064656e2072657474656465');
INSERT INTO fil VALUES ('bmbpm4lm3velf35xzwfyf7yotw', 'offentlig.json', '\x7b22736b6f6c65223a7b22696e737469747574696f6e736e72223a22323232323232227d7d');
INSERT INTO fil VALUES ('zax3gl4lk5tusf5z2hzdzmvklt', 'intern.json', '\x706f73742064656e2067616d6c65');
INSERT INTO fil VALUES ('zax3gl4lk5tusf5z2hzdzmvklt', 'intern.pdf', '\x696e7465726e2064656e2067616d6c65');
INSERT INTO fil VALUES ('zax3gl4lk5tusf5z2hzdzmvklt', 'notat.html', '\x68746d6c2064656e2067616d6c65');
INSERT INTO fil VALUES ('zax3gl4lk5tusf5z2hzdzmvklt', 'notat.pdf', '\x7064662064656e2067616d6c65');
INSERT INTO fil VALUES ('zax3gl4lk5tusf5z2hzdzmvklt', 'offentlig.json', '\x7b22736b6f6c65223a7b22696e737469747574696f6e736e72223a22333333333333227d7d');
INSERT INTO fil VALUES ('jwqerefjb5tgrchdgto6q7usrq', 'intern.json', '\x706f73742064656e206e7965');
INSERT INTO fil VALUES ('jwqerefjb5tgrchdgto6q7usrq', 'intern.pdf', '\x696e7465726e2064656e206e7965');
INSERT INTO fil VALUES ('jwqerefjb5tgrchdgto6q7usrq', 'notat.html', '\x68746d6c2064656e206e7965');
INSERT INTO fil VALUES ('jwqerefjb5tgrchdgto6q7usrq', 'notat.pdf', '\x7064662064656e206e7965');
INSERT INTO fil VALUES ('jwqerefjb5tgrchdgto6q7usrq', 'offentlig.json', '\x7b22736b6f6c65223a7b22696e737469747574696f6e736e72223a22343434343434222c227469646c69676572654e756d7265223a5b22333333333333222c22353535353535225d7d7d');
INSERT INTO notat VALUES ('hpzmwxi3uyy7s3a6vkrzqdxg7d', '111111', '2024/25', 1, '5e5f9b7b04a1b6eb2210bd22c74d200c6eccb2fde06a381dd9f2177ff700484d', 'Skole 111111', 'Fjordby Kommune', 'Notat', 'notat-111111', 'standard', 'skabelon', 'notat 0.1.0', '68037905301555cea5d2b611c46a8111d1d7b2cd9f1669b343187d30c85c3b1e', 15, '0926069410c65806c804cd75623f134a9bf8fa59606115c5c5acb5afe1b88caa', 16, '2025-04-01T12:00:01Z', 'esdh', '', '', '', '');
INSERT INTO notat VALUES ('bmbpm4lm3velf35xzwfyf7yotw', '222222', '2024/25', 2, 'bdcfa011c4756f1c635856d0f6c945f670b866a3d368dfd846aa06fd8b027612', 'Skole 222222', 'Fjordby Kommune', 'Notat', 'notat-222222', 'standard', 'skabelon', 'notat 0.1.0', '4cbb1b6dd9b1d329ca1878946a69c602c40342ac3b43bbc1a6d342a7c56b2511', 15, '27e6719a48561535ddeb52333fc1208aa866542d3d3a120e96baf646bcd0a8c6', 16, '2025-04-01T12:00:03Z', 'esdh', '', '', '', '');
INSERT INTO notat VALUES ('culxlktqbovgfew44f5i55iwdu', '222222', '2024/25', 1, 'cb426d0aab7ca71cf97593d7ca277f53d28ac06abbc789a144d4e852253b285e', 'Skole 222222', 'Fjordby Kommune', 'Notat', 'notat-222222', 'standard', 'skabelon', 'notat 0.1.0', '50a2368b11c7a364ed138302527b00d022442b09c91f169ecfe78ee1eed173d1', 16, '2fb4b6d9d0cccf1cbb4a2e798eac9fdfa56c44d97496c9be11055c4d2eba2d51', 17, '2025-04-01T12:00:02Z', 'esdh', 'fejl', '', '', '');
INSERT INTO notat VALUES ('zax3gl4lk5tusf5z2hzdzmvklt', '333333', '2023/24', 1, 'ca776dc0dd232fe647d9248cc86bd781ea3a5a752e7934d640d1e85f724c5374', 'Skole 333333', 'Fjordby Kommune', 'Notat', 'notat-333333', 'standard', 'skabelon', 'notat 0.1.0', '6c5762413f2b93df6e1ae6afa4526e81f69be54ccb4e9a320c8b3e414d88006d', 13, 'f382267ef3ca98d903ca7bd5d7bdd25a02b6545e4408d94f60c2cdd093f3987e', 14, '2025-04-01T12:00:04Z', 'esdh', '', '', '', '');
INSERT INTO notat VALUES ('jwqerefjb5tgrchdgto6q7usrq', '444444', '2024/25', 1, '14aad3fbce323e0d59b25408ff146069a2859031f24327b372781d1b988b56a2', 'Skole 444444', 'Fjordby Kommune', 'Notat', 'notat-444444', 'standard', 'skabelon', 'notat 0.1.0', '572ffbb294f78d0c04b2b73beee02b959a01190774a7e087fd5a9315e04da9b7', 11, 'd4490afd53eae9601729089bab6525b5f00ed7ca7667cb0edad87813a9a88317', 12, '2025-04-01T12:00:05Z', 'esdh', '', '', '', '');
INSERT INTO notat VALUES ('clbk3qtrzdtzijeoe36vr66dkz', '666666', '2024/25', 1, '30c8b0353ead6565ffc22af7a4cdb81d2109c910ddbe3c055e4d3cf4072be0f8', 'Skole 666666', 'Fjordby Kommune', 'Notat', 'notat-666666', 'standard', 'skabelon', 'notat 0.1.0', '9bbb7bf98759108bc73cff0fc99955e060fb3a8e3b695ba24d19820fff348b6a', 16, 'da8b970b04dec0464255b7d46ac79488c9a8c662ca5ba91520ae47089322eb39', 17, '2025-04-01T12:00:06Z', 'esdh', '', '2025-04-01T12:00:07Z', 'personoplysning', '2025-04-01T12:00:08Z');
INSERT INTO skema VALUES (1);
INSERT INTO tidligere VALUES ('111111', '222222');
INSERT INTO tidligere VALUES ('333333', '444444');
INSERT INTO tidligere VALUES ('555555', '444444');
INSERT INTO tidligere VALUES ('777777', '666666');
ALTER TABLE ONLY audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (nr);
ALTER TABLE ONLY fil
    ADD CONSTRAINT fil_pkey PRIMARY KEY (notat, navn);
ALTER TABLE ONLY notat
    ADD CONSTRAINT notat_institutionsnr_skoleaar_version_key UNIQUE (institutionsnr, skoleaar, version);
ALTER TABLE ONLY notat
    ADD CONSTRAINT notat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY skema
    ADD CONSTRAINT skema_pkey PRIMARY KEY (trin);
ALTER TABLE ONLY tidligere
    ADD CONSTRAINT tidligere_pkey PRIMARY KEY (nummer);
CREATE TRIGGER audit_keeps BEFORE DELETE OR UPDATE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_grows();
ALTER TABLE ONLY fil
    ADD CONSTRAINT fil_notat_fkey FOREIGN KEY (notat) REFERENCES notat(id);

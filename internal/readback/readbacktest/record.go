package readbacktest

// Record is a draft of a record with something of each kind, which the scripted edits are made to.
const Record = `{
"dokument":{"titel":"Skoleudviklingssamtale på Birkelund Skole","skoleaar":"2025/26","status":"udkast"},
"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},
"moede":{"dato":"2026-03-13","start":"13:00","slut":"16:00","sted":"Aulaen","dagsorden":[{"start":"13:00","slut":"13:05","punkt":"Velkomst"},{"start":"13:05","slut":"14:00","punkt":"Trivsel"}]},
"deltagere":[{"navn":"Anna Berg","titel":"Skoleleder","part":"skoleledelse","funktion":["moedeleder"]},{"navn":"Bo Dahl","titel":"Viceskoleleder","part":"skoleledelse"}],
"afsnit":[
 {"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.\n\n- første emne\n- andet emne"}]},
 {"overskrift":"Det vi ser","blokke":[
  {"type":"sammenstilling","kolonner":[{"overskrift":"Styrker","tekst":"Gode rutiner."},{"overskrift":"Svagheder","tekst":"Meget fravær."}]},
  {"type":"tabel","hoved":["Klasse","Timer"],"raekker":[["Anden","fire"],["Tredje","fem"]]},
  {"type":"citater","citater":[{"tekst":"Her er rart at være.","rolle":"Elev"}]},
  {"type":"resultater","resultater":[{"maaling":"Trivsel","vaerdi":7.40,"enhed":"%","ord":"Trivslen er steget."}]}]},
 {"overskrift":"Opfølgning","del":"opfoelgning","blokke":[{"type":"aftaler","aftaler":[
  {"maal":"Flere læser godt","tiltag":["Læsebånd","Makkerlæsning"],"ansvarlig":"Skoleleder","frist":"2026-06-01","status":"iGang","fraSkoleaar":"2024/25"},
  {"maal":"Mindre fravær","tegn":"Fraværet falder","status":"naaet","fraSkoleaar":"2024/25"}]}]}],
"kontroller":[{"kode":"intern-adresse","sted":"/afsnit/2/blokke/0","begrundelse":"Set efter."}]}`

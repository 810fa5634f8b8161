export const HEADER =
  'id,gss,snac,local_custodian_code,tier_id,parent_local_authority_id,slug,country_name,homepage_url,name';

/** Councils that do not exist, in the shape of the public register. */
export function inventedRegister(homepage = 'https://www.ambleford.example/'): string {
  return `${HEADER}
1,E99000001,99UA,9901,3,,ambleford,England,${homepage},"Ambleford Borough Council"
2,E99000010,,9902,1,,dale,England,http://www.dale.example,"Dale County Council"
3,E99000011,99UC,9903,2,2,dale-moor,England,https://www.dalemoor.example/,"Dale Moor District Council"
4,W99000001,99UD,9904,3,,llanddu,Wales,https://www.llanddu.example/,"Cyngor Llanddû"
5,S99000001,99UE,9905,3,,westmere-coast-and-fell,Scotland,,"Westmere, Coast & Fell Council"
`;
}

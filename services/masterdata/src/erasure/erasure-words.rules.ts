/** Words of an erasure's preview. Pure data. */

export const TAKEN = {
  contacts: { zh: '联系人：姓名、电话、邮箱、地址、通讯账号', en: 'Contacts: name, phone, mail, address, ids of channels' },
  'refused-rows': { zh: '导入文件中被拒绝的行（可能含任何人的信息）', en: 'Refused rows of imported files, which may name anybody' },
  headings: { zh: '导入文件的表头（无表头文件的首行）', en: 'Headings of imported files (of a file without any, its first row)' },
  replies: { zh: '导入请求的答复', en: 'What was answered to uploads' },
} as const;

export const STAYS = {
  record: { zh: '员工或客户的代码与设置', en: 'The code of the employee or customer, and its settings', why: { zh: '代码不含个人信息，单据以其为据。', en: 'A code names nobody; documents stand on it.' } },
  readings: { zh: '联系人查看记录', en: 'The log of who read the contacts', why: { zh: '谁为何查看过个人信息须可追查。', en: 'Who read personal data, and for what, must be provable.' } },
  decisions: { zh: '退货单、决定、金额与凭证', en: 'Returns, decisions, amounts and vouchers', why: { zh: '会计与质量记录须依法保存，只含代码。', en: 'Books and quality records are kept by law; they hold codes alone.' } },
  words: { zh: '各部门记录中的文字意见与附件', en: 'Free words and attachments in the departments’ records', why: { zh: '系统无法识别文字中的姓名；如有，由该部门更正。', en: 'Names in free words cannot be recognised; the department corrects them where there are any.' } },
  folder: { zh: '监视文件夹中已处理的文件与报告', en: 'Files and reports in the watched folder', why: { zh: '由公司自行清理。', en: 'The house clears its folder itself.' } },
  backups: { zh: '备份，直至按期销毁', en: 'Backups, until they are destroyed in their turn', why: { zh: '恢复备份后，删除会自动再次执行。', en: 'After a restore the erasure is carried out again by itself.' } },
} as const;

// SPDX-License-Identifier: Apache-2.0
//
// What a new Inbox holds. Message n of N (n from 1, oldest first):
//   subject        SUBJECTS[(n - 1) % 8] with n; two of the eight contain "Invoice", two have surrogate pairs
//   sender         SENDERS[(n - 1) % 5]
//   delivery time  2024-01-01T00:00:00Z plus (n - 1) minutes; submitted 5 s earlier
//   flags          read where n % 3 == 0; importance high where n % 16 == 0
//   recipients     To: the owner; where n % 4 == 0 also Cc: "Zoë Müller"
//   attachment     where n % 10 == 0: one, "Anhang-<n>.txt"; of 10,000 bytes where n % 100 == 0
//   HTML           where n % 5 == 0
//   body           one line; the newest (n == N) has 3,000 lines, which only a stream gives
#include "mailbox.h"

namespace ref {

namespace {

const wchar_t* const SUBJECTS[8] = {
    L"Gr\u00FC\u00DFe aus M\u00FCnchen %u",
    L"Invoice %u f\u00FCr M\u00E4rz",
    L"\u65E5\u672C\u8A9E\u306E\u4EF6\u540D %u",
    L"\u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u0438\u0440 %u",
    L"Rocket \U0001F680 launch %u",
    L"Re: za\u017C\u00F3\u0142\u0107 g\u0119\u015Bl\u0105 ja\u017A\u0144 %u",
    L"\u0645\u0631\u062D\u0628\u0627 %u",
    L"Overdue: Invoice %u \u20AC \U0001D11E",
};

struct Sender {
  const wchar_t* name;
  const wchar_t* address;
};

const Sender SENDERS[5] = {
    {L"Zo\u00EB M\u00FCller", L"zoe.mueller@partner.invalid"},
    {L"\u5C71\u7530\u592A\u90CE", L"taro.yamada@partner.invalid"},
    {L"\u0418\u0432\u0430\u043D \u041F\u0435\u0442\u0440\u043E\u0432", L"ivan.petrov@partner.invalid"},
    {L"Anna Kowalska", L"anna.kowalska@partner.invalid"},
    {L"Billing Robot \U0001F916", L"billing@partner.invalid"},
};

const LONGLONG SECOND = 10000000LL;
const LONGLONG FIRST = 133485408000000000LL;  // 2024-01-01T00:00:00Z as FILETIME

std::wstring numbered(const wchar_t* pattern, ULONG n) {
  std::wstring text = pattern;
  size_t at = text.find(L"%u");
  return at == std::wstring::npos ? text : text.replace(at, 2, std::to_wstring(n));
}

Bytes ascii(const std::string& text) { return Bytes(text.begin(), text.end()); }

Bag recipient(ULONG row, LONG type, const std::wstring& name, const std::wstring& addressType,
              const std::wstring& address, const std::wstring& smtp, const Bytes& id) {
  Bag bag;
  bag.put(PR_ROWID, row);
  bag.put(PR_RECIPIENT_TYPE, type);
  bag.put(PR_DISPLAY_NAME_W, name);
  bag.put(PR_ADDRTYPE_W, addressType);
  bag.put(PR_EMAIL_ADDRESS_W, address);
  bag.put(PR_SMTP_ADDRESS_W, smtp);
  bag.put(PR_OBJECT_TYPE, MAPI_MAILUSER);
  bag.put(PR_DISPLAY_TYPE, DT_MAILUSER);
  if (!id.empty()) bag.put(PR_ENTRYID, id);
  return bag;
}

Bag attachment(ULONG n) {
  std::string content = "Attachment of message " + std::to_string(n) + "\r\n";
  if (n % 100 == 0) content.resize(10000, '.');
  Bag bag;
  std::wstring name = L"Anhang-" + std::to_wstring(n) + L".txt";
  bag.put(PR_ATTACH_NUM, 0);
  bag.put(PR_ATTACH_METHOD, ATTACH_BY_VALUE);
  bag.put(PR_ATTACH_FILENAME_W, std::wstring(L"ANHANG~1.TXT"));
  bag.put(PR_ATTACH_LONG_FILENAME_W, name);
  bag.put(PR_DISPLAY_NAME_W, name);
  bag.put(PR_ATTACH_MIME_TAG_W, std::wstring(L"text/plain"));
  bag.put(PR_RENDERING_POSITION, -1);
  bag.put(PR_OBJECT_TYPE, MAPI_ATTACH);
  bag.put(PR_ATTACH_DATA_BIN, ascii(content));
  bag.put(PR_ATTACH_SIZE, static_cast<LONGLONG>(content.size()));
  return bag;
}

std::wstring body(ULONG n, bool big) {
  std::wstring line = L"Body of message " + std::to_wstring(n) + L": \u00E4\u00F6\u00FC \u4F60\u597D \U0001F4E7\r\n";
  if (!big) return line;
  std::wstring text;
  for (int i = 0; i < 3000; i++) text += line;
  return text;
}

}  // namespace

MessageData seedMessage(ULONG n, ULONG count, const Identity& owner) {
  MessageData data;
  Bag& p = data.props;
  const Sender& sender = SENDERS[(n - 1) % 5];
  LONGLONG delivered = FIRST + (n - 1) * 60 * SECOND;
  p.put(PR_SUBJECT_W, numbered(SUBJECTS[(n - 1) % 8], n));
  p.put(PR_MESSAGE_CLASS_W, std::wstring(L"IPM.Note"));
  p.put(PR_MESSAGE_DELIVERY_TIME, delivered);
  p.put(PR_CLIENT_SUBMIT_TIME, delivered - 5 * SECOND);
  p.put(PR_IMPORTANCE, n % 16 == 0 ? IMPORTANCE_HIGH : IMPORTANCE_NORMAL);
  p.put(PR_MESSAGE_FLAGS, MSGFLAG_UNMODIFIED | (n % 3 == 0 ? MSGFLAG_READ : 0));
  for (ULONG tag : {PR_SENDER_NAME_W, PR_SENT_REPRESENTING_NAME_W}) p.put(tag, std::wstring(sender.name));
  for (ULONG tag : {PR_SENDER_ADDRTYPE_W, PR_SENT_REPRESENTING_ADDRTYPE_W}) p.put(tag, std::wstring(L"SMTP"));
  for (ULONG tag : {PR_SENDER_EMAIL_ADDRESS_W, PR_SENT_REPRESENTING_EMAIL_ADDRESS_W}) {
    p.put(tag, std::wstring(sender.address));
  }
  std::wstring messageId = L"<seed-" + std::to_wstring(n) + L"@reference.invalid>";
  p.put(PR_INTERNET_MESSAGE_ID_W, messageId);
  p.put(PR_TRANSPORT_MESSAGE_HEADERS_W, L"Message-ID: " + messageId + L"\r\n");
  p.put(PR_BODY_W, body(n, n == count));
  if (n % 5 == 0) p.put(PR_HTML, ascii("<html><body>Message " + std::to_string(n) + "</body></html>"));
  data.recipients.push_back(recipient(0, MAPI_TO, owner.name, L"EX", owner.address, owner.smtp, owner.id));
  data.nextRow = 1;
  if (n % 4 == 0) {
    data.recipients.push_back(recipient(1, MAPI_CC, SENDERS[0].name, L"SMTP", SENDERS[0].address,
                                        SENDERS[0].address, Bytes()));
    data.nextRow = 2;
  }
  if (n % 10 == 0) {
    data.attachments.push_back(attachment(n));
    data.nextAttachment = 1;
  }
  return data;
}

}  // namespace ref

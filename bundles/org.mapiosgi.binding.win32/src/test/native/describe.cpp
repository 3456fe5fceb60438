// SPDX-License-Identifier: Apache-2.0
#include "mailbox.h"

#include <cwctype>

namespace ref {

namespace {

std::wstring namesOf(const MessageData& data, LONG type) {
  std::wstring names;
  for (const Bag& recipient : data.recipients) {
    if (recipient.number(PR_RECIPIENT_TYPE) != type) continue;
    if (!names.empty()) names += L"; ";
    names += recipient.text(PR_DISPLAY_NAME_W);
  }
  return names;
}

/** The prefix of a subject as it is found: up to three letters, a colon and a blank ([MS-OXCMSG] 2.2.1.9). */
size_t prefixLength(const std::wstring& subject) {
  size_t at = 0;
  while (at < subject.size() && at < 3 && iswalpha(subject[at])) at++;
  return at > 0 && subject.compare(at, 2, L": ") == 0 ? at + 2 : 0;
}

/** PR_SUBJECT_PREFIX and PR_NORMALIZED_SUBJECT; a prefix that a client set stays while the subject begins with it. */
void putSubject(Bag& p) {
  std::wstring subject = p.text(PR_SUBJECT_W), prefix = p.text(PR_SUBJECT_PREFIX_W);
  bool given = p.find(PR_SUBJECT_PREFIX_W) != nullptr && subject.compare(0, prefix.size(), prefix) == 0;
  size_t length = given ? prefix.size() : prefixLength(subject);
  p.put(PR_SUBJECT_PREFIX_W, subject.substr(0, length));
  p.put(PR_NORMALIZED_SUBJECT_W, subject.substr(length));
}

}  // namespace

void describe(MessageData& data, bool associated) {
  Bag& p = data.props;
  ULONG flags = static_cast<ULONG>(p.number(PR_MESSAGE_FLAGS)) & ~(MSGFLAG_HASATTACH | MSGFLAG_ASSOCIATED);
  if (associated) flags |= MSGFLAG_ASSOCIATED;
  if (!data.attachments.empty()) flags |= MSGFLAG_HASATTACH;
  p.put(PR_MESSAGE_FLAGS, flags);
  p.put(PR_HASATTACH, !data.attachments.empty());
  p.put(PR_OBJECT_TYPE, MAPI_MESSAGE);
  p.put(PR_DISPLAY_TO_W, namesOf(data, MAPI_TO));
  p.put(PR_DISPLAY_CC_W, namesOf(data, MAPI_CC));
  p.put(PR_DISPLAY_BCC_W, namesOf(data, MAPI_BCC));
  putSubject(p);
  if (p.find(PR_MESSAGE_CLASS_W) == nullptr) p.put(PR_MESSAGE_CLASS_W, std::wstring(L"IPM.Note"));
  if (p.find(PR_IMPORTANCE) == nullptr) p.put(PR_IMPORTANCE, IMPORTANCE_NORMAL);
  size_t size = 0;
  for (const Value& value : p.values()) size += value.size();
  for (const Bag& attachment : data.attachments) size += attachment.number(PR_ATTACH_SIZE);
  p.put(PR_MESSAGE_SIZE, static_cast<LONGLONG>(size));
}

}  // namespace ref

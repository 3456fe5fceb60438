// SPDX-License-Identifier: Apache-2.0
//
// A client that keeps the rules: nothing may be complained of, nothing may be left.
#include "client.h"

#include <cstdio>
#include <cstring>

namespace {

const ULONG SEEDED = 1024;

std::string readStream(LPMAPIPROP object, ULONG tag) {
  LPSTREAM stream = nullptr;
  EXPECT_HR(S_OK, object->OpenProperty(tag, &IID_IStream, 0, 0, reinterpret_cast<LPUNKNOWN*>(&stream)));
  std::string content;
  char part[777];
  ULONG read = 1;
  while (stream != nullptr && read > 0 && SUCCEEDED(stream->Read(part, sizeof part, &read))) content.append(part, read);
  if (stream != nullptr) stream->Release();
  return content;
}

ULONG countWhere(LPMAPITABLE table, SRestriction* restriction) {
  ULONG count = 0;
  EXPECT_HR(S_OK, table->Restrict(restriction, TBL_BATCH));
  EXPECT_HR(S_OK, table->GetRowCount(0, &count));
  return count;
}

void profiles(const Mapi& mapi) {
  LPPROFADMIN admin = nullptr;
  EXPECT_HR(S_OK, mapi.adminProfiles(0, &admin));
  LPMAPITABLE table = nullptr;
  EXPECT_HR(S_OK, admin->GetProfileTable(0, &table));
  LPSRowSet rows = nullptr;
  EXPECT_HR(S_OK, table->QueryRows(10, 0, &rows));
  EXPECT(rows->cRows == 3);
  EXPECT(rows->aRow[0].lpProps[0].ulPropTag == PR_DISPLAY_NAME_A);
  EXPECT(strcmp(rows->aRow[0].lpProps[0].Value.lpszA, "service") == 0 && rows->aRow[0].lpProps[1].Value.b == 1);
  mapi.freeProws(rows);
  table->Release();
  admin->Release();
}

void lastError(const Mapi& mapi, LPMAPISESSION session) {
  BYTE unknown[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  LPMDB store = nullptr;
  EXPECT_HR(MAPI_E_UNKNOWN_ENTRYID, session->OpenMsgStore(0, 8, reinterpret_cast<LPENTRYID>(unknown), nullptr, MDB_NO_DIALOG, &store));
  LPMAPIERROR error = nullptr;
  EXPECT_HR(S_OK, session->GetLastError(MAPI_E_UNKNOWN_ENTRYID, MAPI_UNICODE, &error));
  EXPECT(error != nullptr && wcsstr(error->lpszError, L"has no such message store") != nullptr);
  EXPECT(error->ulLowLevelError == 0x3F2);
  mapi.freeBuffer(error);
  EXPECT_HR(S_OK, session->GetLastError(MAPI_E_NO_ACCESS, MAPI_UNICODE, &error));
  EXPECT(error == nullptr);
}

void table(const Mapi& mapi, LPMAPIFOLDER inbox) {
  LPMAPITABLE table = nullptr;
  EXPECT_HR(S_OK, inbox->GetContentsTable(MAPI_UNICODE, &table));
  SizedSPropTagArray(4, columns) = {4, {PR_ENTRYID, PR_SUBJECT_W, PR_BODY_W, PR_MESSAGE_DELIVERY_TIME}};
  EXPECT_HR(S_OK, table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), TBL_BATCH));
  SizedSSortOrderSet(1, order) = {1, 0, 0, {{PR_MESSAGE_DELIVERY_TIME, TABLE_SORT_DESCEND}}};
  EXPECT_HR(S_OK, table->SortTable(reinterpret_cast<LPSSortOrderSet>(&order), TBL_BATCH));
  ULONG all = 0;
  ULONG errors = 0;
  FILETIME before = {0xFFFFFFFF, 0x7FFFFFFF};
  for (ULONG read = 1; read > 0;) {
    LPSRowSet rows = nullptr;
    EXPECT_HR(S_OK, table->QueryRows(400, 0, &rows));
    read = rows->cRows;
    EXPECT(read <= 250);
    for (ULONG i = 0; i < read; i++) {
      const SPropValue* cells = rows->aRow[i].lpProps;
      EXPECT(CompareFileTime(&cells[3].Value.ft, &before) < 0);
      before = cells[3].Value.ft;
      if (cells[2].ulPropTag == PROP_TAG(PT_ERROR, 0x1000)) {
        EXPECT(cells[2].Value.err == (SCODE)MAPI_E_NOT_ENOUGH_MEMORY && all == 0 && i == 0);
        errors++;
      }
    }
    all += read;
    mapi.freeProws(rows);
  }
  EXPECT(all == SEEDED && errors == 1);

  SPropValue invoice;
  invoice.ulPropTag = PR_SUBJECT_W;
  invoice.Value.lpszW = const_cast<LPWSTR>(L"INVOICE");
  SRestriction content;
  content.rt = RES_CONTENT;
  content.res.resContent = {FL_SUBSTRING | FL_IGNORECASE, PR_SUBJECT_W, &invoice};
  EXPECT(countWhere(table, &content) == SEEDED / 4);
  content.res.resContent.ulFuzzyLevel = FL_SUBSTRING;
  EXPECT(countWhere(table, &content) == 0);
  SPropValue copy;
  copy.ulPropTag = PR_RECIPIENT_TYPE;
  copy.Value.l = MAPI_CC;
  SRestriction isCopy;
  isCopy.rt = RES_PROPERTY;
  isCopy.res.resProperty = {RELOP_EQ, PR_RECIPIENT_TYPE, &copy};
  SRestriction sub;
  sub.rt = RES_SUBRESTRICTION;
  sub.res.resSub = {PR_MESSAGE_RECIPIENTS, &isCopy};
  EXPECT(countWhere(table, &sub) == SEEDED / 4);
  SRestriction unread;
  unread.rt = RES_BITMASK;
  unread.res.resBitMask = {BMR_EQZ, PR_MESSAGE_FLAGS, MSGFLAG_READ};
  SRestriction both[2] = {unread, sub};
  SRestriction conjunction;
  conjunction.rt = RES_AND;
  conjunction.res.resAnd = {2, both};
  EXPECT(countWhere(table, &conjunction) == SEEDED / 4 - SEEDED / 12);
  EXPECT(countWhere(table, nullptr) == SEEDED);
  invoice.Value.lpszW = const_cast<LPWSTR>(L"Gru\u00DF");
  content.res.resContent.ulFuzzyLevel = FL_PREFIX;
  EXPECT(countWhere(table, &content) == 0);
  content.res.resContent.ulFuzzyLevel = FL_PREFIX | FL_IGNORENONSPACE;
  EXPECT(countWhere(table, &content) == SEEDED / 8);
  EXPECT(countWhere(table, nullptr) == SEEDED);

  invoice.Value.lpszW = const_cast<LPWSTR>(L"Rocket");
  content.res.resContent.ulFuzzyLevel = FL_PREFIX;
  EXPECT_HR(S_OK, table->FindRow(&content, BOOKMARK_BEGINNING, 0));
  ULONG row = 0;
  ULONG numerator = 0;
  ULONG denominator = 0;
  EXPECT_HR(S_OK, table->QueryPosition(&row, &numerator, &denominator));
  EXPECT(row == 3 && denominator == SEEDED);
  table->Release();
}

void bodiesAndAttachments(const Mapi& mapi, LPMAPIFOLDER inbox) {
  LPMAPITABLE table = nullptr;
  EXPECT_HR(S_OK, inbox->GetContentsTable(0, &table));
  SizedSPropTagArray(3, columns) = {3, {PR_ENTRYID, PR_SUBJECT_A, PR_HASATTACH}};
  EXPECT_HR(S_OK, table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), 0));
  EXPECT_HR(S_OK, table->SeekRow(BOOKMARK_END, -1, nullptr));
  LPSRowSet rows = nullptr;
  EXPECT_HR(S_OK, table->QueryRows(1, 0, &rows));
  EXPECT(rows->cRows == 1 && rows->aRow[0].lpProps[1].ulPropTag == PR_SUBJECT_A);
  SBinary id = rows->aRow[0].lpProps[0].Value.bin;
  ULONG type = 0;
  LPMESSAGE message = nullptr;
  EXPECT_HR(S_OK, inbox->OpenEntry(id.cb, reinterpret_cast<LPENTRYID>(id.lpb), nullptr, 0, &type, reinterpret_cast<LPUNKNOWN*>(&message)));
  EXPECT(type == MAPI_MESSAGE);
  mapi.freeProws(rows);
  std::string body = readStream(message, PR_BODY_W);
  std::wstring line = L"Body of message 1024: \u00E4\u00F6\u00FC \u4F60\u597D \U0001F4E7\r\n";
  EXPECT(body.size() == 3000 * line.size() * 2 && memcmp(body.data(), line.data(), line.size() * 2) == 0);
  SPropValue value;
  value.ulPropTag = PR_SUBJECT_W;
  value.Value.lpszW = const_cast<LPWSTR>(L"x");
  EXPECT_HR(MAPI_E_NO_ACCESS, message->SetProps(1, &value, nullptr));
  message->Release();

  EXPECT_HR(S_OK, table->SeekRow(BOOKMARK_BEGINNING, 99, nullptr));
  EXPECT_HR(S_OK, table->QueryRows(1, 0, &rows));
  EXPECT(rows->aRow[0].lpProps[2].Value.b == 1);
  id = rows->aRow[0].lpProps[0].Value.bin;
  EXPECT_HR(S_OK, inbox->OpenEntry(id.cb, reinterpret_cast<LPENTRYID>(id.lpb), nullptr, 0, &type, reinterpret_cast<LPUNKNOWN*>(&message)));
  mapi.freeProws(rows);
  table->Release();
  LPMAPITABLE attachments = nullptr;
  EXPECT_HR(S_OK, message->GetAttachmentTable(MAPI_UNICODE, &attachments));
  ULONG count = 0;
  EXPECT_HR(S_OK, attachments->GetRowCount(0, &count));
  EXPECT(count == 1);
  attachments->Release();
  LPATTACH attachment = nullptr;
  EXPECT_HR(S_OK, message->OpenAttach(0, nullptr, 0, &attachment));
  EXPECT(readStream(attachment, PR_ATTACH_DATA_BIN).size() == 10000);
  attachment->Release();
  message->Release();
}

void submit(const Mapi& mapi, LPMDB store) {
  LPMAPIFOLDER outbox = openFolder(mapi, store, PR_IPM_OUTBOX_ENTRYID);
  LPMESSAGE message = nullptr;
  EXPECT_HR(S_OK, outbox->CreateMessage(nullptr, 0, &message));
  SizedSPropTagArray(1, sentTag) = {1, {PR_IPM_SENTMAIL_ENTRYID}};
  ULONG count = 0;
  LPSPropValue sent = nullptr;
  EXPECT_HR(S_OK, store->GetProps(reinterpret_cast<LPSPropTagArray>(&sentTag), 0, &count, &sent));
  SPropValue values[4];
  values[0].ulPropTag = PR_SUBJECT_W;
  values[0].Value.lpszW = const_cast<LPWSTR>(L"To myself \U0001F4EC");
  values[1].ulPropTag = PR_SENTMAIL_ENTRYID;
  values[1].Value.bin = sent->Value.bin;
  values[2].ulPropTag = PR_STORE_SUPPORT_MASK;
  values[2].Value.l = 0;
  values[3].ulPropTag = PR_MESSAGE_CLASS_W;
  values[3].Value.lpszW = const_cast<LPWSTR>(L"IPM.Note");
  LPSPropProblemArray problems = nullptr;
  EXPECT_HR(S_OK, message->SetProps(4, values, &problems));
  EXPECT(problems != nullptr && problems->cProblem == 1 && problems->aProblem[0].ulIndex == 2 &&
         problems->aProblem[0].scode == (SCODE)MAPI_E_COMPUTED);
  mapi.freeBuffer(problems);
  mapi.freeBuffer(sent);
  EXPECT_HR(MAPI_E_NO_RECIPIENTS, message->SubmitMessage(0));

  LPSTREAM stream = nullptr;
  EXPECT_HR(S_OK, message->OpenProperty(PR_BODY_W, &IID_IStream, STGM_READWRITE, MAPI_CREATE | MAPI_MODIFY, reinterpret_cast<LPUNKNOWN*>(&stream)));
  EXPECT_HR(S_OK, stream->Write(L"Hello", 10, nullptr));
  EXPECT_HR(S_OK, stream->Commit(0));
  stream->Release();
  ULONG number = 99;
  LPATTACH attachment = nullptr;
  EXPECT_HR(S_OK, message->CreateAttach(nullptr, 0, &number, &attachment));
  SPropValue method;
  method.ulPropTag = PR_ATTACH_METHOD;
  method.Value.l = ATTACH_BY_VALUE;
  EXPECT_HR(S_OK, attachment->SetProps(1, &method, nullptr));
  EXPECT_HR(S_OK, attachment->OpenProperty(PR_ATTACH_DATA_BIN, &IID_IStream, STGM_READWRITE, MAPI_CREATE | MAPI_MODIFY, reinterpret_cast<LPUNKNOWN*>(&stream)));
  EXPECT_HR(S_OK, stream->Write("data", 4, nullptr));
  EXPECT_HR(S_OK, stream->Commit(0));
  stream->Release();
  EXPECT_HR(S_OK, attachment->SaveChanges(0));
  attachment->Release();

  LPADRLIST list = nullptr;
  EXPECT(mapi.allocateBuffer(CbNewADRLIST(1), reinterpret_cast<LPVOID*>(&list)) == S_OK);
  list->cEntries = 1;
  list->aEntries[0].ulReserved1 = 0;
  list->aEntries[0].cValues = 4;
  EXPECT(mapi.allocateBuffer(4 * sizeof(SPropValue), reinterpret_cast<LPVOID*>(&list->aEntries[0].rgPropVals)) == S_OK);
  LPSPropValue to = list->aEntries[0].rgPropVals;
  to[0].ulPropTag = PR_RECIPIENT_TYPE;
  to[0].Value.l = MAPI_TO;
  to[1].ulPropTag = PR_DISPLAY_NAME_W;
  to[1].Value.lpszW = const_cast<LPWSTR>(L"Myself");
  to[2].ulPropTag = PR_ADDRTYPE_W;
  to[2].Value.lpszW = const_cast<LPWSTR>(L"SMTP");
  to[3].ulPropTag = PR_EMAIL_ADDRESS_W;
  to[3].Value.lpszW = const_cast<LPWSTR>(L"Service@Reference.invalid");
  EXPECT_HR(S_OK, message->ModifyRecipients(MODRECIP_ADD, list));
  mapi.freeProws(reinterpret_cast<LPSRowSet>(list));
  EXPECT_HR(S_OK, message->SaveChanges(KEEP_OPEN_READWRITE));
  EXPECT_HR(S_OK, message->SubmitMessage(0));
  message->Release();
  outbox->Release();
}

DWORD WINAPI lane(LPVOID argument) {
  const Mapi& mapi = *static_cast<const Mapi*>(argument);
  MAPIINIT_0 init = {0, MAPI_NT_SERVICE};
  EXPECT_HR(S_OK, mapi.initialize(&init));
  LPMAPISESSION session = logon(mapi, L"service");
  LPMDB store = openDefaultStore(mapi, session);
  LPMAPIFOLDER inbox = openInbox(mapi, store);
  inbox->Release();
  store->Release();
  EXPECT_HR(S_OK, session->Logoff(0, 0, 0));
  session->Release();
  mapi.uninitialize();
  return 0;
}

}  // namespace

void goodClient(const Mapi& mapi) {
  LPMAPISESSION session = nullptr;
  MAPIINIT_0 init = {0, 0x20000};
  EXPECT_HR(MAPI_E_UNKNOWN_FLAGS, mapi.initialize(&init));
  init.ulFlags = MAPI_NT_SERVICE;
  EXPECT_HR(S_OK, mapi.initialize(&init));
  EXPECT_HR(S_OK, OleInitialize(nullptr));
  EXPECT_HR(MAPI_E_INVALID_PARAMETER, mapi.logonEx(0, const_cast<LPWSTR>(L"service"), nullptr, 0x80010032, &session));
  EXPECT_HR(MAPI_E_LOGON_FAILED, mapi.logonEx(0, const_cast<LPWSTR>(L"nobody"), nullptr, 0x80018032, &session));
  EXPECT_HR(MAPI_E_LOGON_FAILED, mapi.logonEx(0, const_cast<LPWSTR>(L"refused"), nullptr, 0x80018032, &session));
  profiles(mapi);
  session = logon(mapi, L"service");
  lastError(mapi, session);
  LPMDB store = openDefaultStore(mapi, session);
  LPMAPIFOLDER inbox = openInbox(mapi, store);
  table(mapi, inbox);
  bodiesAndAttachments(mapi, inbox);

  CountingSink sink;
  ULONG_PTR connection = 0;
  EXPECT_HR(S_OK, store->Advise(0, nullptr, fnevNewMail | fnevObjectCreated, &sink, reinterpret_cast<ULONG*>(&connection)));
  EXPECT(connection > 0xFFFFFFFFULL && sink.references == 2);
  submit(mapi, store);
  // The worker has had time to post; nobody has pumped.
  Sleep(200);
  EXPECT(sink.newMails == 0 && sink.created == 0);
  EXPECT(pumpUntil(sink.newMails, 1));
  EXPECT(sink.thread == GetCurrentThreadId() && sink.messageClass == L"IPM.Note" && sink.created == 2);
  SizedSPropTagArray(2, tags) = {2, {PR_CONTENT_COUNT, PR_ENTRYID}};
  ULONG count = 0;
  LPSPropValue values = nullptr;
  EXPECT_HR(S_OK, inbox->GetProps(reinterpret_cast<LPSPropTagArray>(&tags), 0, &count, &values));
  EXPECT(values[0].Value.l == static_cast<LONG>(SEEDED + 1));
  EXPECT(sink.parent == std::vector<BYTE>(values[1].Value.bin.lpb, values[1].Value.bin.lpb + values[1].Value.bin.cb));
  mapi.freeBuffer(values);
  LPMAPIFOLDER sent = openFolder(mapi, store, PR_IPM_SENTMAIL_ENTRYID);
  EXPECT_HR(S_OK, sent->GetProps(reinterpret_cast<LPSPropTagArray>(&tags), 0, &count, &values));
  EXPECT(values[0].Value.l == 1);
  mapi.freeBuffer(values);
  sent->Release();

  HANDLE thread = CreateThread(nullptr, 0, lane, const_cast<Mapi*>(&mapi), 0, nullptr);
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);

  EXPECT_HR(S_OK, unadvise(store, connection));
  EXPECT(sink.references == 1);
  inbox->Release();
  store->Release();
  EXPECT_HR(S_OK, session->Logoff(0, 0, 0));
  EXPECT(session->Release() == 0);
  OleUninitialize();
  mapi.uninitialize();
  std::vector<std::string> lines = traceLines();
  EXPECT(!lines.empty() && lines.back().find("MAPIUninitialize last=1 violations=0 hr=0x00000000 objects=0 buffers=0") != std::string::npos);
  EXPECT(!traced("VIOLATION"));
  EXPECT(traced("MAPILogonEx flags=0x80018032 profile=service"));
}

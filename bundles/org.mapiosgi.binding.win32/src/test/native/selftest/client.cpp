// SPDX-License-Identifier: Apache-2.0
#include "client.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

static int failed = 0;

void expect(bool condition, const char* what, const char* file, int line) {
  if (condition) return;
  failed++;
  printf("FAILED %s:%d: %s\n", file, line, what);
  fflush(stdout);
}

int failures() { return failed; }

template <class F>
static F entry(HMODULE dll, const char* name) {
  F function = reinterpret_cast<F>(reinterpret_cast<void*>(GetProcAddress(dll, name)));
  if (function == nullptr) {
    printf("mapi32.dll has no %s\n", name);
    exit(2);
  }
  return function;
}

Mapi loadMapi() {
  HMODULE dll = LoadLibraryW(L"mapi32.dll");
  if (dll == nullptr) exit(2);
  Mapi mapi;
  mapi.initialize = entry<LPMAPIINITIALIZE>(dll, "MAPIInitialize");
  mapi.uninitialize = entry<LPMAPIUNINITIALIZE>(dll, "MAPIUninitialize");
  mapi.logonEx = entry<LPMAPILOGONEX>(dll, "MAPILogonEx");
  mapi.adminProfiles = entry<LPMAPIADMINPROFILES>(dll, "MAPIAdminProfiles");
  mapi.allocateBuffer = entry<LPMAPIALLOCATEBUFFER>(dll, "MAPIAllocateBuffer");
  mapi.allocateMore = entry<LPMAPIALLOCATEMORE>(dll, "MAPIAllocateMore");
  mapi.freeBuffer = entry<LPMAPIFREEBUFFER>(dll, "MAPIFreeBuffer");
  mapi.freeProws = entry<void(WINAPI*)(LPSRowSet)>(dll, "FreeProws@4");
  return mapi;
}

std::vector<std::string> traceLines() {
  std::vector<std::string> lines;
  const char* path = getenv("MAPIREF_TRACE");
  FILE* file = path == nullptr ? nullptr : fopen(path, "rb");
  if (file == nullptr) return lines;
  std::string line;
  for (int c; (c = fgetc(file)) != EOF;) {
    if (c == '\n') {
      lines.push_back(line);
      line.clear();
    } else {
      line += static_cast<char>(c);
    }
  }
  fclose(file);
  return lines;
}

bool traced(const std::string& part) {
  for (const std::string& line : traceLines()) {
    if (line.find(part) != std::string::npos) return true;
  }
  return false;
}

HRESULT unadvise(LPMDB store, ULONG_PTR connection) {
  typedef HRESULT(STDMETHODCALLTYPE * Unadvise)(LPMDB, ULONG_PTR);
  void** slots = *reinterpret_cast<void***>(store);
  return reinterpret_cast<Unadvise>(slots[15])(store, connection);
}

ULONG STDMETHODCALLTYPE CountingSink::OnNotify(ULONG count, LPNOTIFICATION notifications) {
  thread = GetCurrentThreadId();
  for (ULONG i = 0; i < count; i++) {
    if (notifications[i].ulEventType == fnevNewMail) {
      const NEWMAIL_NOTIFICATION& mail = notifications[i].info.newmail;
      const BYTE* bytes = reinterpret_cast<const BYTE*>(mail.lpParentID);
      parent.assign(bytes, bytes + mail.cbParentID);
      bytes = reinterpret_cast<const BYTE*>(mail.lpEntryID);
      entry.assign(bytes, bytes + mail.cbEntryID);
      messageClass = reinterpret_cast<const wchar_t*>(mail.lpszMessageClass);
      InterlockedIncrement(&newMails);
    } else if (notifications[i].ulEventType == fnevObjectCreated) {
      InterlockedIncrement(&created);
    }
  }
  return 0;
}

bool pumpUntil(volatile LONG& value, LONG wanted) {
  for (DWORD end = GetTickCount() + 10000; value < wanted;) {
    if (static_cast<LONG>(end - GetTickCount()) <= 0) return false;
    MsgWaitForMultipleObjectsEx(0, nullptr, 100, QS_ALLINPUT, MWMO_INPUTAVAILABLE);
    MSG message;
    while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) {
      TranslateMessage(&message);
      DispatchMessageW(&message);
    }
  }
  return true;
}

LPMAPISESSION logon(const Mapi& mapi, const wchar_t* profile) {
  LPMAPISESSION session = nullptr;
  EXPECT_HR(S_OK, mapi.logonEx(0, const_cast<LPWSTR>(profile), nullptr, 0x80018032, &session));
  if (session == nullptr) exit(2);
  return session;
}

LPMDB openDefaultStore(const Mapi& mapi, LPMAPISESSION session) {
  LPMAPITABLE table = nullptr;
  EXPECT_HR(S_OK, session->GetMsgStoresTable(MAPI_UNICODE, &table));
  SizedSPropTagArray(2, columns) = {2, {PR_ENTRYID, PR_DEFAULT_STORE}};
  EXPECT_HR(S_OK, table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), TBL_BATCH));
  LPSRowSet rows = nullptr;
  EXPECT_HR(S_OK, table->QueryRows(10, 0, &rows));
  EXPECT(rows->cRows == 2 && rows->aRow[0].lpProps[1].Value.b == 1);
  const SBinary& id = rows->aRow[0].lpProps[0].Value.bin;
  LPMDB store = nullptr;
  EXPECT_HR(S_OK, session->OpenMsgStore(0, id.cb, reinterpret_cast<LPENTRYID>(id.lpb), nullptr,
                                        MDB_NO_DIALOG | MDB_WRITE | MDB_NO_MAIL, &store));
  mapi.freeProws(rows);
  table->Release();
  return store;
}

static LPMAPIFOLDER open(LPMDB store, ULONG cb, LPENTRYID id) {
  ULONG type = 0;
  LPUNKNOWN folder = nullptr;
  EXPECT_HR(S_OK, store->OpenEntry(cb, id, nullptr, MAPI_MODIFY, &type, &folder));
  EXPECT(type == MAPI_FOLDER);
  return reinterpret_cast<LPMAPIFOLDER>(folder);
}

LPMAPIFOLDER openFolder(const Mapi& mapi, LPMDB store, ULONG idTag) {
  SizedSPropTagArray(1, tags) = {1, {idTag}};
  ULONG count = 0;
  LPSPropValue values = nullptr;
  EXPECT_HR(S_OK, store->GetProps(reinterpret_cast<LPSPropTagArray>(&tags), MAPI_UNICODE, &count, &values));
  LPMAPIFOLDER folder = open(store, values->Value.bin.cb, reinterpret_cast<LPENTRYID>(values->Value.bin.lpb));
  mapi.freeBuffer(values);
  return folder;
}

LPMAPIFOLDER openInbox(const Mapi& mapi, LPMDB store) {
  ULONG cb = 0;
  LPENTRYID id = nullptr;
  LPTSTR explicitClass = nullptr;
  EXPECT_HR(S_OK, store->GetReceiveFolder(const_cast<LPWSTR>(L"IPM.Note"), MAPI_UNICODE, &cb, &id, &explicitClass));
  EXPECT(wcscmp(explicitClass, L"IPM") == 0);
  LPMAPIFOLDER folder = open(store, cb, id);
  mapi.freeBuffer(explicitClass);
  mapi.freeBuffer(id);
  return folder;
}

int main(int argc, char** argv) {
  std::string mode = argc > 1 ? argv[1] : "good";
  checkSlots();
  Mapi mapi = loadMapi();
  if (mode == "good") {
    goodClient(mapi);
  } else if (mode == "bad") {
    badClient(mapi);
  } else if (mode == "faults") {
    faults(mapi);
  } else if (mode == "ownthread") {
    ownThread(mapi);
  } else {
    return 2;
  }
  printf("%s: %d failures\n", mode.c_str(), failures());
  fflush(stdout);
  return failures() == 0 ? 0 : 1;
}

// SPDX-License-Identifier: Apache-2.0
//
// Reads mail as a client in C++ would, by the same calls as the product. Orders and answers are
// those of Line.java.
#define INITGUID
#define UNICODE
#define _UNICODE
#include <windows.h>
#include <objbase.h>
#include <mapix.h>
#include <mapiutil.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cwchar>
#include <vector>

namespace {

const ULONG BATCH = 256;
const ULONG CHUNK = 64 * 1024;
const ULONG MIB = 1 << 20;

struct {
  LPMAPIINITIALIZE initialize;
  LPMAPILOGONEX logonEx;
  LPMAPIFREEBUFFER freeBuffer;
  void(WINAPI* freeProws)(LPSRowSet);
} mapi;

LPMAPIFOLDER inbox;
LPMDB store;
std::vector<BYTE> attached;

void check(HRESULT result, const char* call) {
  if (FAILED(result)) {
    printf("@failed reason=%s+0x%08lX\n", call, (ULONG)result);
    fflush(stdout);
    exit(1);
  }
}

double micros() {
  LARGE_INTEGER now, frequency;
  QueryPerformanceCounter(&now);
  QueryPerformanceFrequency(&frequency);
  return now.QuadPart * 1e6 / frequency.QuadPart;
}

template <class F>
void load(F& function, HMODULE library, const char* name, const char* decorated) {
  FARPROC found = GetProcAddress(library, name);
  if (!found) found = GetProcAddress(library, decorated);
  if (!found) check(E_NOINTERFACE, name);
  memcpy(&function, &found, sizeof function);
}

void logon() {
  HMODULE library = LoadLibraryW(L"mapi32.dll");
  load(mapi.initialize, library, "MAPIInitialize", "MAPIInitialize@4");
  load(mapi.logonEx, library, "MAPILogonEx", "MAPILogonEx@20");
  load(mapi.freeBuffer, library, "MAPIFreeBuffer", "MAPIFreeBuffer@4");
  load(mapi.freeProws, library, "FreeProws", "FreeProws@4");
  MAPIINIT_0 init = {0, MAPI_NT_SERVICE};
  check(mapi.initialize(&init), "MAPIInitialize");
  LPMAPISESSION session;
  wchar_t profile[] = L"service";
  check(mapi.logonEx(0, profile, NULL,
                     MAPI_EXTENDED | MAPI_NEW_SESSION | MAPI_EXPLICIT_PROFILE | MAPI_NO_MAIL |
                         MAPI_NT_SERVICE | MAPI_UNICODE,
                     &session),
        "MAPILogonEx");
  LPMAPITABLE stores;
  check(session->GetMsgStoresTable(0, &stores), "GetMsgStoresTable");
  SizedSPropTagArray(2, columns) = {2, {PR_ENTRYID, PR_DEFAULT_STORE}};
  check(stores->SetColumns((LPSPropTagArray)&columns, 0), "SetColumns");
  LPSRowSet rows;
  check(stores->QueryRows(10, 0, &rows), "QueryRows");
  for (ULONG row = 0; row < rows->cRows; row++) {
    LPSPropValue values = rows->aRow[row].lpProps;
    if (values[1].ulPropTag == PR_DEFAULT_STORE && values[1].Value.b) {
      check(session->OpenMsgStore(0, values[0].Value.bin.cb, (LPENTRYID)values[0].Value.bin.lpb,
                                  NULL, MDB_NO_DIALOG | MDB_WRITE | MDB_NO_MAIL, &store),
            "OpenMsgStore");
    }
  }
  mapi.freeProws(rows);
  stores->Release();
  ULONG size, type;
  LPENTRYID id;
  wchar_t any[] = L"IPM.Note";
  check(store->GetReceiveFolder(any, MAPI_UNICODE, &size, &id, NULL), "GetReceiveFolder");
  check(store->OpenEntry(size, id, NULL, MAPI_BEST_ACCESS, &type, (LPUNKNOWN*)&inbox), "OpenEntry");
  mapi.freeBuffer(id);
}

/** Looks at a value, all of it. */
ULONGLONG look(const SPropValue& value) {
  switch (PROP_TYPE(value.ulPropTag)) {
    case PT_LONG: return value.Value.l;
    case PT_BOOLEAN: return value.Value.b;
    case PT_SYSTIME: return value.Value.ft.dwLowDateTime;
    case PT_UNICODE: return wcslen(value.Value.lpszW);
    case PT_BINARY: {
      ULONGLONG sum = 0;
      for (ULONG i = 0; i < value.Value.bin.cb; i++) sum += value.Value.bin.lpb[i];
      return sum;
    }
    default: return 0;
  }
}

ULONG walk() {
  SizedSPropTagArray(8, columns) = {
      8,
      {PR_ENTRYID, PR_SUBJECT_W, PR_SENDER_NAME_W, PR_MESSAGE_DELIVERY_TIME, PR_MESSAGE_SIZE,
       PR_IMPORTANCE, PR_HASATTACH, PR_MESSAGE_FLAGS}};
  LPMAPITABLE table;
  check(inbox->GetContentsTable(0, &table), "GetContentsTable");
  check(table->SetColumns((LPSPropTagArray)&columns, 0), "SetColumns");
  ULONG read = 0;
  volatile ULONGLONG sum = 0;
  for (;;) {
    LPSRowSet rows;
    check(table->QueryRows(BATCH, 0, &rows), "QueryRows");
    ULONG count = rows->cRows;
    for (ULONG row = 0; row < count; row++) {
      for (ULONG column = 0; column < rows->aRow[row].cValues; column++) {
        sum = sum + look(rows->aRow[row].lpProps[column]);
      }
    }
    mapi.freeProws(rows);
    if (!count) break;
    read += count;
  }
  table->Release();
  return read;
}

void answerWalk(ULONG wanted) {
  double from = micros();
  ULONG read = 0;
  while (read < wanted) {
    ULONG rows = walk();
    if (!rows) check(E_FAIL, "an+empty+folder");
    read += rows;
  }
  double taken = micros() - from;
  printf("@result time=%.6f rate=%.3f\n", taken / read, read * 1e6 / taken);
}

void attach(ULONG mebibytes) {
  LPMESSAGE message;
  check(inbox->CreateMessage(NULL, 0, &message), "CreateMessage");
  ULONG number;
  LPATTACH attachment;
  check(message->CreateAttach(NULL, 0, &number, &attachment), "CreateAttach");
  SPropValue method = {};
  method.ulPropTag = PR_ATTACH_METHOD;
  method.Value.l = ATTACH_BY_VALUE;
  check(attachment->SetProps(1, &method, NULL), "SetProps");
  LPSTREAM stream;
  check(attachment->OpenProperty(PR_ATTACH_DATA_BIN, &IID_IStream, STGM_READWRITE,
                                 MAPI_CREATE | MAPI_MODIFY, (LPUNKNOWN*)&stream),
        "OpenProperty");
  std::vector<BYTE> chunk(MIB);
  for (ULONG i = 0; i < mebibytes; i++) check(stream->Write(chunk.data(), MIB, NULL), "Write");
  check(stream->Commit(0), "Commit");
  stream->Release();
  check(attachment->SaveChanges(0), "SaveChanges");
  attachment->Release();
  check(message->SaveChanges(KEEP_OPEN_READWRITE), "SaveChanges");
  SizedSPropTagArray(1, tags) = {1, {PR_ENTRYID}};
  ULONG count;
  LPSPropValue values;
  check(message->GetProps((LPSPropTagArray)&tags, 0, &count, &values), "GetProps");
  attached.assign(values->Value.bin.lpb, values->Value.bin.lpb + values->Value.bin.cb);
  mapi.freeBuffer(values);
  message->Release();
}

void answerAttachment(ULONG mebibytes) {
  if (attached.empty()) attach(mebibytes);
  ULONG type;
  LPMESSAGE message;
  check(store->OpenEntry((ULONG)attached.size(), (LPENTRYID)attached.data(), NULL,
                         MAPI_BEST_ACCESS, &type, (LPUNKNOWN*)&message),
        "OpenEntry");
  LPATTACH attachment;
  check(message->OpenAttach(0, NULL, 0, &attachment), "OpenAttach");
  std::vector<BYTE> chunk(CHUNK);
  double from = micros();
  LPSTREAM stream;
  check(attachment->OpenProperty(PR_ATTACH_DATA_BIN, &IID_IStream, STGM_READ, 0,
                                 (LPUNKNOWN*)&stream),
        "OpenProperty");
  ULONGLONG length = 0;
  for (ULONG read = 1; read; length += read) {
    check(stream->Read(chunk.data(), CHUNK, &read), "Read");
  }
  stream->Release();
  double taken = micros() - from;
  attachment->Release();
  message->Release();
  if (length != (ULONGLONG)mebibytes * MIB) check(E_FAIL, "another+length");
  printf("@result time=%.6f\n", taken / 1e3);
}

/** The order's number of that name. */
ULONG number(const char* order, const char* name) {
  const char* at = strstr(order, name);
  return at ? strtoul(at + strlen(name), NULL, 10) : 0;
}

}  // namespace

int main() {
  static char order[1024];
  logon();
  while (fgets(order, sizeof order, stdin)) {
    if (!strncmp(order, "walk ", 5)) {
      answerWalk(number(order, " rows="));
    } else if (!strncmp(order, "attachment ", 11)) {
      answerAttachment(number(order, " mib="));
    } else {
      printf("@none reason=not+written+in+C%%2B%%2B\n");
    }
    fflush(stdout);
  }
  return 0;
}

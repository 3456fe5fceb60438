// SPDX-License-Identifier: Apache-2.0
//
// A MAPI client of a few lines, written against the compiler's own headers only: it reaches the
// provider as any client does, through mapi32.dll and the registry.
#pragma once

#define UNICODE
#define _UNICODE
#include <windows.h>
#include <objbase.h>
#include <mapix.h>
#include <mapiutil.h>

#include <string>
#include <vector>

struct Mapi {
  LPMAPIINITIALIZE initialize;
  LPMAPIUNINITIALIZE uninitialize;
  LPMAPILOGONEX logonEx;
  LPMAPIADMINPROFILES adminProfiles;
  LPMAPIALLOCATEBUFFER allocateBuffer;
  LPMAPIALLOCATEMORE allocateMore;
  LPMAPIFREEBUFFER freeBuffer;
  void(WINAPI* freeProws)(LPSRowSet);
};

/** mapi32.dll's entry points; ends the process where one is missing. */
Mapi loadMapi();

/** Prints and counts a failed expectation. */
void expect(bool condition, const char* what, const char* file, int line);
#define EXPECT(condition) expect((condition), #condition, __FILE__, __LINE__)
#define EXPECT_HR(wanted, call) \
  do { \
    HRESULT got_ = (call); \
    if (got_ != (HRESULT)(wanted)) printf("  got 0x%08lX\n", (ULONG)got_); \
    EXPECT(got_ == (HRESULT)(wanted) && #call); \
  } while (0)
int failures();

/** All lines of the trace file so far. */
std::vector<std::string> traceLines();
bool traced(const std::string& part);

/** Unadvise by slot, with the pointer-sized number that the compiler's headers cut to 32 bits. */
HRESULT unadvise(LPMDB store, ULONG_PTR connection);

/** A sink that counts; on which thread it was called last. */
class CountingSink : public IMAPIAdviseSink {
 public:
  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID, LPVOID* out) override {
    *out = this;
    AddRef();
    return S_OK;
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return InterlockedIncrement(&references); }
  ULONG STDMETHODCALLTYPE Release() override { return InterlockedDecrement(&references); }
  ULONG STDMETHODCALLTYPE OnNotify(ULONG count, LPNOTIFICATION notifications) override;
  virtual ~CountingSink() {}

  volatile LONG references = 1;
  volatile LONG newMails = 0;
  volatile LONG created = 0;
  DWORD thread = 0;
  std::vector<BYTE> parent, entry;
  std::wstring messageClass;
};

/** Pumps this thread's messages until the value is reached; false after ten seconds. */
bool pumpUntil(volatile LONG& value, LONG wanted);

LPMAPISESSION logon(const Mapi& mapi, const wchar_t* profile);
LPMDB openDefaultStore(const Mapi& mapi, LPMAPISESSION session);
LPMAPIFOLDER openFolder(const Mapi& mapi, LPMDB store, ULONG idTag);
LPMAPIFOLDER openInbox(const Mapi& mapi, LPMDB store);

void checkSlots();
void goodClient(const Mapi& mapi);
void badClient(const Mapi& mapi);
void faults(const Mapi& mapi);
void ownThread(const Mapi& mapi);

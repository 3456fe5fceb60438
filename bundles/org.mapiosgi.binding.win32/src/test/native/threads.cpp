// SPDX-License-Identifier: Apache-2.0
#include "threads.h"

#include "notify.h"
#include "trace.h"

namespace ref {

namespace {

const ULONG KNOWN_FLAGS = MAPI_MULTITHREAD_NOTIFICATIONS | MAPI_NO_COINIT | MAPI_NT_SERVICE;

/** True where this thread is still in an apartment of its own: somebody's OleInitialize is open. */
bool inApartment() {
  APTTYPE type;
  APTTYPEQUALIFIER qualifier;
  return SUCCEEDED(CoGetApartmentType(&type, &qualifier)) && (type == APTTYPE_STA || type == APTTYPE_MAINSTA);
}

}  // namespace

Threads& Threads::instance() {
  static Threads* threads = new Threads;
  return *threads;
}

HRESULT Threads::initialize(ULONG flags, bool& first) {
  if (flags & ~KNOWN_FLAGS) return MAPI_E_UNKNOWN_FLAGS;
  DWORD id = GetCurrentThreadId();
  bool com = (flags & MAPI_NO_COINIT) == 0;
  HRESULT hr = com ? CoInitialize(nullptr) : S_OK;
  if (FAILED(hr)) return hr;
  Held whole(transition_);
  {
    Held held(lock_);
    first = process_ == 0;
  }
  if (first && !Notifier::instance().start((flags & MAPI_MULTITHREAD_NOTIFICATIONS) != 0)) {
    if (com) CoUninitialize();
    return MAPI_E_INVALID_OBJECT;
  }
  Held held(lock_);
  if (first) first_ = id;
  State& state = threads_[id];
  if (state.count == 0) state.apartmentWasOurs = com && hr == S_OK;
  state.count++;
  if (com) state.comCount++;
  process_++;
  return S_OK;
}

bool Threads::uninitialize(bool& last) {
  DWORD id = GetCurrentThreadId();
  bool leave = false;
  bool apartmentWasOurs = false;
  Held whole(transition_);
  {
    Held held(lock_);
    last = false;
    auto at = threads_.find(id);
    if (at == threads_.end()) return false;
    State& state = at->second;
    process_--;
    last = process_ == 0;
    if (state.comCount > 0) {
      state.comCount--;
      leave = true;
    }
    if (--state.count == 0) {
      apartmentWasOurs = state.apartmentWasOurs;
      threads_.erase(at);
      if (id == first_ && !last) {
        Trace::instance().violation("R8", "the first thread leaves before " + std::to_string(process_) + " others");
      }
    }
    if (last && id != first_) Trace::instance().violation("R8", "the last thread to leave is not the first");
  }
  if (last) Notifier::instance().stop();
  if (leave) CoUninitialize();
  if (apartmentWasOurs && inApartment()) {
    Trace::instance().violation("R11", "OleUninitialize must come before MAPIUninitialize");
  }
  return true;
}

bool Threads::initialized() {
  Held held(lock_);
  return threads_.count(GetCurrentThreadId()) != 0;
}

ULONG Threads::leases() {
  Held held(lock_);
  return process_;
}

void Threads::detached() {
  Held held(lock_);
  auto at = threads_.find(GetCurrentThreadId());
  if (at == threads_.end()) return;
  Trace::instance().violation("R6", "the thread ends without MAPIUninitialize");
  process_ -= at->second.count;
  threads_.erase(at);
}

}  // namespace ref

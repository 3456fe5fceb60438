// SPDX-License-Identifier: Apache-2.0
#include "object.h"

#include "faults.h"
#include "memory.h"
#include "notify.h"
#include "threads.h"

#include <deque>
#include <unordered_map>

namespace ref {

namespace {

// So many released objects are kept as empty shells, in which a late call is recognised.
const size_t SHELLS = 4096;

struct Faces {
  Lock lock;
  std::unordered_map<const void*, ObjectBase*> live;
  std::deque<ObjectBase*> shells;
};

Faces& faces() {
  static Faces* instance = new Faces;
  return *instance;
}

}  // namespace

ObjectBase::ObjectBase(const char* interfaceName, SessionPtr session)
    : name_(interfaceName), session_(std::move(session)) {}

ObjectBase::~ObjectBase() {}

void ObjectBase::publish() {
  references_ = 1;
  countObjects(1);
  if (session_ != nullptr) InterlockedIncrement(&session_->top().objects);
  Faces& all = faces();
  Held held(all.lock);
  all.live[face()] = this;
}

ObjectBase* ObjectBase::at(const void* face) {
  Faces& all = faces();
  Held held(all.lock);
  auto found = all.live.find(face);
  return found == all.live.end() ? nullptr : found->second;
}

ULONG ObjectBase::addReference() {
  if (dead()) {
    Trace::instance().violation("R13", std::string("AddRef of a released ") + name_);
    return 0;
  }
  LONG count = InterlockedIncrement(&references_);
  countObjects(1);
  Call(*this, "AddRef").num("refs", count).end(S_OK);
  return static_cast<ULONG>(count);
}

ULONG ObjectBase::releaseReference() {
  if (dead()) {
    Trace::instance().violation("R13", std::string("Release of a released ") + name_);
    return 0;
  }
  if (!Threads::instance().initialized()) {
    Trace::instance().violation("R6", std::string(name_) + "::Release on a thread without MAPIInitialize");
  }
  Faults::instance().pass(std::string(name_) + "::Release");
  Call call(*this, "Release");
  LONG count = InterlockedDecrement(&references_);
  countObjects(-1);
  if (count == 0) {
    std::vector<LPMAPIADVISESINK> sinks = Notifier::instance().abandon(face());
    for (LPMAPIADVISESINK sink : sinks) {
      Trace::instance().violation("R15", std::string("released without Unadvise: ") + name_);
      sink->Release();
    }
    letGo();
    {
      Held held(modelLock());
      retire();
    }
    if (session_ != nullptr) InterlockedDecrement(&session_->top().objects);
    ObjectBase* oldest = nullptr;
    {
      Faces& all = faces();
      Held held(all.lock);
      all.live.erase(face());
      all.shells.push_back(this);
      if (all.shells.size() > SHELLS) {
        oldest = all.shells.front();
        all.shells.pop_front();
      }
    }
    delete oldest;
  }
  call.num("refs", count).end(S_OK);
  return static_cast<ULONG>(count);
}

HRESULT ObjectBase::lastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) const {
  require(out != nullptr, MAPI_E_INVALID_PARAMETER);
  *out = nullptr;
  if (hr == S_OK || hr != last_.hr || last_.text.empty()) return S_OK;
  MAPIERROR* error = root<MAPIERROR>();
  const std::wstring component = L"mapi-osgi reference provider";
  error->ulVersion = MAPI_ERROR_VERSION;
  // Both are LPTSTR: MAPI_UNICODE says of which width.
  bool wide = flags & MAPI_UNICODE;
  error->lpszError = wide ? copyWide(last_.text, error) : reinterpret_cast<LPTSTR>(copyAnsi(last_.text, error));
  error->lpszComponent = wide ? copyWide(component, error) : reinterpret_cast<LPTSTR>(copyAnsi(component, error));
  error->ulLowLevelError = 0x000003F2;
  error->ulContext = 0x0501;
  *out = error;
  return S_OK;
}

Call::Call(ObjectBase& self, const char* method)
    : self_(&self), entry_(std::string(self.interfaceName()) + "::" + method), arguments_(entry_) {}

Call::Call(const char* function) : self_(nullptr), entry_(function), arguments_(entry_) {}

HRESULT Call::enter() {
  Trace& trace = Trace::instance();
  if (self_ != nullptr && self_->dead()) {
    trace.violation("R13", entry_ + " on a released object");
    return MAPI_E_INVALID_OBJECT;
  }
  if (!Threads::instance().initialized()) {
    trace.violation("R6", entry_ + " on a thread without MAPIInitialize");
    return MAPI_E_NOT_INITIALIZED;
  }
  if (self_ != nullptr) {
    if (self_->validity->rule != nullptr) {
      trace.violation(self_->validity->rule, entry_ + " " + self_->validity->why);
      return MAPI_E_INVALID_OBJECT;
    }
    const SessionPtr& session = self_->session();
    if (session != nullptr && session->top().loggedOff.rule != nullptr) {
      trace.violation(session->top().loggedOff.rule, entry_ + " " + session->top().loggedOff.why);
      return MAPI_E_INVALID_OBJECT;
    }
  }
  HRESULT hr = Faults::instance().next(entry_);
  if (FAILED(hr) && self_ != nullptr) self_->remember(Failure{hr, L"Injected fault."});
  return hr;
}

HRESULT Call::end(HRESULT hr) {
  Trace::instance().line(arguments_.str(), hr);
  return hr;
}

void requireInterface(LPCIID wanted, std::initializer_list<const IID*> offered) {
  if (wanted == nullptr || IsEqualGUID(*wanted, IID_IUnknown)) return;
  for (const IID* each : offered) {
    if (IsEqualGUID(*wanted, *each)) return;
  }
  throw Failure{MAPI_E_INTERFACE_NOT_SUPPORTED};
}

void requireFlags(ULONG flags, ULONG known) { require((flags & ~known) == 0, MAPI_E_UNKNOWN_FLAGS); }

Bytes entryId(ULONG cb, LPENTRYID id) {
  require(cb == 0 || id != nullptr, MAPI_E_INVALID_PARAMETER);
  const BYTE* bytes = reinterpret_cast<const BYTE*>(id);
  return cb == 0 ? Bytes() : Bytes(bytes, bytes + cb);
}

}  // namespace ref

// SPDX-License-Identifier: Apache-2.0
//
// What all interface implementations share: references, validity, last error, and Call, through
// which every entry point goes.
#pragma once

#include "mailbox.h"
#include "trace.h"

namespace ref {

/** Why an object, and what was opened from it, must not be used any more. */
struct Validity {
  const char* rule = nullptr;  // null: still valid
  std::string why = {};
};

struct Profile;

/** One logon. Shared by all objects that were opened through it. */
struct SessionState {
  Mailbox* mailbox;
  Profile* loggedOn;
  std::wstring profile;
  ULONG flags;
  LONG objects = 0;
  Validity loggedOff = {};
  /** The logon that a store of another mailbox was opened in; null for the logon itself. */
  std::shared_ptr<SessionState> logon = {};

  SessionState& top() { return logon == nullptr ? *this : *logon; }
};

using SessionPtr = std::shared_ptr<SessionState>;

class ObjectBase {
 public:
  ObjectBase(const char* interfaceName, SessionPtr session);
  ObjectBase(const ObjectBase&) = delete;
  ObjectBase& operator=(const ObjectBase&) = delete;
  virtual ~ObjectBase();

  const char* interfaceName() const { return name_; }
  const SessionPtr& session() const { return session_; }
  std::shared_ptr<Validity> validity = std::make_shared<Validity>();

  ULONG addReference();
  ULONG releaseReference();
  bool dead() const { return references_ == 0; }

  void remember(const Failure& failure) { last_ = failure; }
  HRESULT lastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) const;

  /** The live object behind an interface pointer of a client; null for anything else. */
  static ObjectBase* at(const void* face);

 protected:
  /** The interface pointer that clients hold. */
  virtual const void* face() const = 0;
  /** After the last Release, without the lock: releases objects of the client. */
  virtual void letGo() {}
  /** After the last Release: gives up everything it holds. */
  virtual void retire() {}
  void publish();

 private:
  const char* name_;
  SessionPtr session_;
  volatile LONG references_ = 0;
  Failure last_ = {S_OK};
};

/** One call of an entry point: checks, fault injection, lock, exceptions, last error, trace line. */
class Call {
 public:
  Call(ObjectBase& self, const char* method);
  explicit Call(const char* function);

  Call& hex(const char* key, ULONG value) { arguments_.hex(key, value); return *this; }
  Call& num(const char* key, LONGLONG value) { arguments_.num(key, value); return *this; }
  Call& text(const char* key, const std::wstring& value) { arguments_.text(key, value); return *this; }
  Call& pointer(const char* key, const void* value) { arguments_.pointer(key, value); return *this; }

  /** Runs the body under the model lock where the call is allowed. */
  template <class Body>
  HRESULT run(Body body) {
    return runUnlocked([&]() -> HRESULT {
      Held held(modelLock());
      return body();
    });
  }

  /** As run, for a body that calls an object of the client and takes the lock itself. */
  template <class Body>
  HRESULT runUnlocked(Body body) {
    HRESULT hr = enter();
    if (SUCCEEDED(hr)) {
      try {
        hr = body();
      } catch (const Failure& failure) {
        hr = failure.hr;
        if (self_ != nullptr) self_->remember(failure);
      } catch (const std::bad_alloc&) {
        hr = MAPI_E_NOT_ENOUGH_MEMORY;
      }
    }
    return end(hr);
  }

  /** Writes the line of a call that does not go through run. */
  HRESULT end(HRESULT hr);

 private:
  HRESULT enter();

  ObjectBase* self_;
  std::string entry_;
  Arguments arguments_;
};

template <class I, class Base = ObjectBase>
class Object : public I, public Base {
 public:
  template <class... Args>
  explicit Object(const char* interfaceName, Args&&... args) : Base(interfaceName, std::forward<Args>(args)...) {
    this->publish();
  }

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
    Call call(*this, "QueryInterface");
    return call.run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = nullptr;
      require(IsEqualGUID(iid, IID_IUnknown) || implements(iid), MAPI_E_INTERFACE_NOT_SUPPORTED);
      *out = static_cast<I*>(this);
      this->addReference();
      return S_OK;
    });
  }

  ULONG STDMETHODCALLTYPE AddRef() override { return this->addReference(); }

  ULONG STDMETHODCALLTYPE Release() override { return this->releaseReference(); }

  /** With the reference that a client gets. */
  static_assert(sizeof(I) == sizeof(void*), "interfaces hold no data");

 protected:
  const void* face() const override { return static_cast<const I*>(this); }
  virtual bool implements(REFIID iid) const = 0;
};

/** Checks lpInterface: null, IUnknown or one of the given ones. */
void requireInterface(LPCIID wanted, std::initializer_list<const IID*> offered);

/** Refuses flag bits that the entry point does not know. */
void requireFlags(ULONG flags, ULONG known);

/** An entry id parameter; throws INVALID_PARAMETER for a null with a length. */
Bytes entryId(ULONG cb, LPENTRYID id);

}  // namespace ref

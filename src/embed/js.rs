//! What the page has by name and web-sys does not bind, or binds without catching: classes and
//! methods that an engine may lack, or that throw. Each is one function, however often it is asked.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An object, class or method by its name; nothing where there is none.
#[inline(never)]
pub(super) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| value.is_object() || value.is_function())
}

/// What the page has by this name.
#[inline(never)]
pub(super) fn global(name: &str) -> Option<JsValue> {
    get(&js_sys::global(), name)
}

/// Calls a method; nothing where there is none, or where it throws.
#[inline(never)]
pub(super) fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    get(object, name)?.dyn_into::<Function>().ok()?.apply(object, &list(arguments)).ok()
}

/// Makes an object of a class; nothing where there is no such class, or where it throws.
#[inline(never)]
pub(super) fn make(class: Option<JsValue>, arguments: &[&JsValue]) -> Option<JsValue> {
    Reflect::construct(&class?.dyn_into::<Function>().ok()?, &list(arguments)).ok()
}

/// An object with these properties.
#[inline(never)]
pub(super) fn options(properties: &[(&str, JsValue)]) -> JsValue {
    let made = Object::new();
    for (name, value) in properties {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&made, &(*name).into(), value);
    }
    made.into()
}

fn list(arguments: &[&JsValue]) -> Array {
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    list
}

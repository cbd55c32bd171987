fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let root = serde_json::from_str(&text).unwrap();
    let mut d = specsmith::diagnostic::Diagnostics::new();
    let t = std::time::Instant::now();
    let api = specsmith::model(root, &mut d);
    for f in d.into_findings() {
        eprintln!("{} {} {} ", f.code.as_str(), f.pointer, f.message);
    }
    let api = api.unwrap();
    eprintln!("lowered {:?} types {}", t.elapsed(), api.types.len());
    let files = specsmith::write(
        &api,
        &specsmith::Options {
            name: "novu-api".into(),
            form: specsmith::Form::Crate,
        },
    );
    eprintln!("{:?}", t.elapsed());
    let out = std::path::PathBuf::from(std::env::args().nth(2).unwrap());
    for (p, t) in files {
        let p = out.join(p);
        std::fs::create_dir_all(p.parent().unwrap()).unwrap();
        std::fs::write(p, t).unwrap();
    }
}

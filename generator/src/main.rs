fn main() {
    let mut args = std::env::args().skip(1);
    let (spec, out) = (args.next().unwrap(), args.next().unwrap());
    let mut d = specsmith::diagnostic::Diagnostics::new();
    let t = std::time::Instant::now();
    let doc = specsmith::load::load(&specsmith::load::Disk, &spec, &mut d);
    eprintln!("load {:?}", t.elapsed());
    let doc = doc.unwrap();
    let files = specsmith::generate(
        doc.root,
        &specsmith::Options {
            name: "novu-api".into(),
            form: specsmith::Form::Crate,
        },
        &mut d,
    );
    for f in d.into_located(&doc.origins) {
        eprintln!("{} {:?} {}", f.code.as_str(), f.location, f.message);
    }
    eprintln!("{:?}", t.elapsed());
    let out = std::path::PathBuf::from(out);
    for (p, t) in files.unwrap() {
        let p = out.join(p);
        std::fs::create_dir_all(p.parent().unwrap()).unwrap();
        std::fs::write(p, t).unwrap();
    }
}

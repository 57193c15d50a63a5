//! Registers, status lists and moments of any kind: what they decide, they decide
//! of what fits a template too.

use proptest::prelude::*;

use super::*;
use crate::certificate::StatusError;

/// A moment some hours from the one of the certificates, mostly near an edge.
fn near() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => -2..=2_i64,
        2 => 598..=602_i64,
        1 => -100_000_000..=100_000_000_i64,
    ]
}

/// From when, until when, and what is withdrawn.
type List = (i64, i64, Vec<u32>);

/// What a root says of site 1.
#[derive(Debug, Clone)]
struct Rule {
    from: i64,
    until: Option<i64>,
    block: (u32, u32),
    lost: Option<Vec<u32>>,
    other_list: bool,
    /// Its list, or that it cannot be gone by.
    status: Option<Result<List, ()>>,
}

prop_compose! {
    fn rule()(
        from in prop_oneof![3 => Just(-90_000_000), 1 => near()],
        until in prop::option::of(near()),
        block in (0..4_u32, 1..8_u32),
        lost in prop::option::weighted(0.3, prop::collection::vec(0..8_u32, 0..4)),
        other_list in prop::bool::weighted(0.1),
        status in prop::option::weighted(0.9, prop_oneof![
            9 => (near(), near(), prop::collection::vec(0..8_u32, 0..3)).prop_map(Ok),
            1 => Just(Err(())),
        ]),
    ) -> Rule {
        Rule { from, until, block, lost, other_list, status }
    }
}

fn begins() -> DateTime<Utc> {
    claims(0).valid_from.time()
}

fn after(seconds: i64) -> Moment {
    (begins() + chrono::TimeDelta::seconds(seconds)).into()
}

/// Certificates of site 1 in a programme of three kinds: with an end, with a place
/// in a list, with both; and of one layout.
fn line(n: u32) -> String {
    let mut claims = claims(n);
    claims.status = (n != 0).then(|| Status {
        list: LIST.into(),
        index: n,
    });
    claims.valid_until = n.is_multiple_of(2).then(|| after(3));
    laid_out(&value(&claims, &key(1)), Layout::Line)
}

fn root(n: u8, rule: &Rule, trust: &mut Trust) {
    let mut register = register(1);
    register.root = key(n).did().clone();
    register.sites[0].from = after(rule.from);
    register.sites[0].until = rule.until.map(after).filter(|u| *u > after(rule.from));
    let (from, count) = rule.block;
    register.sites[0].blocks = vec![Block { from, count }];
    register.sites[0].lost = rule.lost.as_ref().map(|known| Lost {
        at: after(0),
        certificates: known.iter().map(|n| digest(line(*n).as_bytes())).collect(),
    });
    if rule.other_list {
        register.list = "https://status.example.vn/2".into();
    }
    let list = rule.status.as_ref().map(|status| match status {
        Ok((from, until, set)) => {
            let window = (after(*from), after(*until));
            let set = set.iter().copied().collect();
            let list = register.list.clone();
            Ok(StatusList::new(
                list,
                register.root.clone(),
                window,
                &set,
                0,
            ))
        }
        Err(()) => Err(StatusError::NotGzip),
    });
    trust.add_root(register.sign(&key(n)).unwrap().0, list);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_is_trusted(
        rules in prop::collection::vec(rule(), 0..3),
        directly in any::<bool>(),
        at in near(),
        order in Just((0..8_u32).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mut trust = Trust::nobody();
        if directly {
            trust.add(key(1).did().clone(), None);
        }
        for (n, rule) in rules.iter().enumerate() {
            root(50 + n as u8, rule, &mut trust);
        }
        let new = |wanted| BulkVerifier::new(&trust, after(at).time(), Proofs::Jcs, wanted);
        let (quick, general) = (new(Wanted::Verdicts), new(Wanted::Reports));
        // Twice, so that each has met a template of its kind; then all at once.
        for n in order.iter().chain(&order) {
            same(&quick.verify(&[line(*n)]), &general.verify(&[line(*n)]))?;
        }
        let all: Vec<String> = order.iter().map(|n| line(*n)).collect();
        same(&quick.verify(&all), &general.verify(&all))?;
    }
}

fn same(quick: &[Report], general: &[Report]) -> Result<(), TestCaseError> {
    for (quick, general) in quick.iter().zip(general) {
        let mut quick = quick.clone();
        if general.verdict == Verdict::Valid {
            quick.claims.clone_from(&general.claims);
        }
        prop_assert_eq!(&quick, general);
    }
    Ok(())
}

#!/usr/bin/env bash
# From an empty house to a filed problem: units, people, keys, a campaign, then the whole life of one problem.
#
#   XIAOHAO_CLOCK=virtual XIAOHAO_DATA_DIR=./data-try npm start      # in one terminal
#   bash docs/first-problem.sh                                       # in another
#
# XIAOHAO_URL (default http://127.0.0.1:3000) says where, XIAOHAO_KEY or ./data-try/bootstrap-key who begins.
# It begins with an empty house (a root unit is there once). Needs bash, curl and the node that runs npm. The clock must be virtual: publicity ends after its last day.
set -euo pipefail

api="${XIAOHAO_URL:-http://127.0.0.1:3000}/api/v1"
admin="${XIAOHAO_KEY:-$(cat "${XIAOHAO_DATA_DIR:-./data-try}/bootstrap-key")}"

# pick NAME: one field of the JSON on standard input; `created.measure` goes inside.
pick() { node -e 'let o = JSON.parse(require("fs").readFileSync(0, "utf8") || process.exit(1)); for (const k of process.argv[1].split(".")) o = o[k]; process.stdout.write(String(o))' "$1"; }
# call KEY METHOD PATH [BODY]: the answer, or the refusal on standard error and the end of this script.
call() {
  local key=$1 method=$2 path=$3 body=${4:-'{}'} answer
  local ask=(-sS --fail-with-body -X "$method" -H "Authorization: Bearer $key")
  if [ "$method" = POST ]; then ask+=(-H 'Content-Type: application/json' -H 'If-Match: *' --data "$body"); fi
  if ! answer=$(curl "${ask[@]}" "$api$path"); then
    printf '%s %s\n%s\n' "$method" "$path" "$answer" >&2
    return 1
  fi
  printf '%s' "$answer"
}
# day N: the date in the campaign's zone (Asia/Shanghai), N days on.
now=$(call "$admin" GET /clock | pick now)
day() { node -e 'process.stdout.write(new Date(Date.parse(process.argv[1]) + 8 * 36e5 + process.argv[2] * 864e5).toISOString().slice(0, 10))' "$now" "$1"; }

echo '1. 单位、人员、密钥 / units, people, keys'
unit() { call "$admin" POST /units "$1" | pick id; }
root=$(unit '{"name":"示例市工会系统","kind":"municipalFederation"}')
office=$(unit "{\"name\":\"市总工会机关\",\"kind\":\"office\",\"parent\":\"$root\"}")
group=$(unit "{\"name\":\"工作专班\",\"kind\":\"office\",\"parent\":\"$root\"}")
panel=$(unit "{\"name\":\"联合审核小组\",\"kind\":\"office\",\"parent\":\"$root\"}")
district=$(unit "{\"name\":\"甲区总工会\",\"kind\":\"districtFederation\",\"parent\":\"$root\"}")

# person NAME UNIT ROLES: `id key`, so that `read -r id key` takes both.
person() {
  local id
  id=$(call "$admin" POST /people "{\"name\":\"$1\",\"unit\":\"$2\",\"roles\":[$3]}" | pick id)
  # A key is shown once; the route takes no Idempotency-Key for the same reason.
  printf '%s %s\n' "$id" "$(call "$admin" POST /keys "{\"person\":\"$id\",\"name\":\"$1\"}" | pick secret)"
}
read -r handler_id handler < <(person '甲区经办人' "$district" '"unitClerk"')
read -r leader_id leader < <(person '甲区负责人' "$district" '"unitHead"')
read -r finder_id finder < <(person '专班成员' "$group" '"workGroupMember"')
read -r _ filer < <(person '专班备案人' "$group" '"workGroupMember"')
read -r _ publicist < <(person '公示经办' "$group" '"publicity"')
read -r _ approver < <(person '市总审批人' "$office" '"approver"')
read -r _ finaliser < <(person '市总定稿人' "$office" '"workGroupMember"')
read -r r1_id reviewer1 < <(person '纪检审核员' "$panel" '"panelReviewer"')
read -r r2_id reviewer2 < <(person '财务审核员' "$panel" '"panelReviewer"')
read -r r3_id _ < <(person '审计审核员' "$panel" '"panelReviewer"')
read -r r4_id _ < <(person '组织审核员' "$panel" '"panelReviewer"')
read -r r5_id _ < <(person '法律审核员' "$panel" '"panelReviewer"')

echo '2. 专项与联合审核小组 / campaign and review panel'
campaign=$(call "$admin" POST /campaigns "{\"name\":\"作风建设“回头看”\",\"startsOn\":\"$(day 0)\"}" | pick id)
call "$admin" POST "/campaigns/$campaign/panel" "{\"members\":[
  {\"person\":\"$r1_id\",\"profession\":\"discipline\"},{\"person\":\"$r2_id\",\"profession\":\"finance\"},
  {\"person\":\"$r3_id\",\"profession\":\"audit\"},{\"person\":\"$r4_id\",\"profession\":\"organisation\"},
  {\"person\":\"$r5_id\",\"profession\":\"law\"}]}" > /dev/null

echo '3. 查摆 / found'
problem=$(call "$finder" POST /problems "{\"campaign\":\"$campaign\",
  \"owner\":{\"kind\":\"unit\",\"unit\":\"$district\",\"leader\":\"$leader_id\",\"person\":\"$handler_id\"},
  \"discovery\":\"organisedCheck\",\"source\":{\"channel\":\"internalAuditFeedback\",\"paper\":\"审〔2026〕12号\"},
  \"foundOn\":\"$(day 0)\",
  \"wording\":{\"title\":\"节日期间公务接待超标准\",\"description\":\"查阅凭证发现，两次接待超出标准，未附清单。\"},
  \"classification\":{\"category\":\"reception\",\"severity\":\"moderate\",\"difficulty\":\"ordinary\",
    \"handling\":{\"kind\":\"timeLimited\"},\"livelihood\":false,\"secrecy\":\"internal\"}}" | pick id)
act() { call "$1" POST "/problems/$problem/$2" "${3:-}"; }
act "$handler" causes '{"kind":"management","text":"事前审批流于形式，凭证附件无人核对。"}' > /dev/null
act "$handler" submission > /dev/null

echo '4. 两级审核、定稿 / two reviews, finalised'
act "$reviewer1" first-review '{"session":"crossReview","text":"问题具体，依据充分。"}' > /dev/null
act "$reviewer2" second-review '{"session":"focusedStudy","text":"同意初审意见。"}' > /dev/null
act "$finaliser" finalisation > /dev/null

echo '5. 整改：措施、步骤、佐证 / a measure, its steps, the evidence'
measure=$(act "$handler" measures "{\"content\":{\"text\":\"修订接待办法并退赔超标部分\",\"steps\":[\"退赔超标部分\",\"修订并印发接待办法\"],
  \"indicator\":{\"name\":\"超标接待次数\",\"unit\":\"次\",\"baseline\":2,\"target\":0},\"dueOn\":\"$(day 30)\",
  \"expectedResult\":\"接待全部按标准执行\",\"person\":\"$handler_id\",\"leader\":\"$leader_id\",
  \"unit\":\"$district\",\"horizon\":\"now\"}}" | pick created.measure)
act "$handler" rectification > /dev/null
act "$handler" "measures/$measure/steps/1" > /dev/null
act "$handler" "measures/$measure/steps/2" > /dev/null
act "$handler" "measures/$measure/completion" '{"actual":0,"result":"已退赔，办法已印发执行。"}' > /dev/null
paper=$(mktemp)
printf '甲区总工会公务接待管理办法（修订）\n' > "$paper"
digest=$(curl -sS --fail-with-body -H "Authorization: Bearer $handler" -F "file=@$paper;filename=接待办法.txt" "$api/evidence-files" | pick digest)
rm -f "$paper"
tests='measuresDone violationsDealtWith effectReached similarCasesCorrected sourceCured'
for test in $tests; do
  act "$handler" evidence "{\"digest\":\"$digest\",\"name\":\"接待办法.txt\",\"kind\":\"regulation\",\"measure\":\"$measure\",
    \"test\":\"$test\",\"description\":\"修订后的办法及退赔凭证\"}" > /dev/null
done

# sign KEY STEP [WORDS]: asks for the challenge with the very words, looks at nothing, and signs.
sign() {
  local words=${3:-'{}'} challenge
  challenge=$(act "$1" "$2/challenge" "$words" | pick challenge)
  act "$1" "$2" "$(node -e 'const [words, challenge] = process.argv.slice(1); process.stdout.write(JSON.stringify({ ...JSON.parse(words), challenge }))' "$words" "$challenge")"
}
# each TEMPLATE: one JSON object per test, %s is the test.
each() { for test in $tests; do printf "$1" "$test"; done | sed 's/}{/},{/g'; }

echo '6. 销号：申请、单位审核、核查、公示 / sign-off requested, approved by the unit, verified, made public'
sign "$handler" sign-off "{\"claims\":[$(each '{"test":"%s","statement":"已达到，见佐证。"}')]}" > /dev/null
sign "$leader" sign-off/unit-approval '{"opinion":"同意申请"}' > /dev/null
sign "$finder" sign-off/verification "{\"conclusions\":[$(each '{"test":"%s","upheld":true,"text":"现场核查属实。"}')]}" > /dev/null
act "$publicist" sign-off/publicity "{\"channel\":\"机关内部网站\",\"audience\":\"机关党员干部、职工代表\",\"startsOn\":\"$(day 1)\",\"workingDays\":5}" > /dev/null

echo '7. 公示期满（拨快虚拟时钟）/ the last day passes: the virtual clock is set forward'
ends=$(call "$finder" GET "/problems/$problem" | pick publicity.endsOn)
after=$(node -e 'process.stdout.write(new Date(Date.parse(process.argv[1]) + 864e5).toISOString())' "$ends")
call "$admin" POST /clock "{\"now\":\"$after\"}" > /dev/null
act "$publicist" sign-off/publicity/end > /dev/null

echo '8. 批准销号、备案 / closed, filed'
sign "$approver" sign-off/approval '{"opinion":"同意销号"}' > /dev/null
sign "$filer" sign-off/filing > /dev/null

call "$finder" GET "/problems/$problem" | node -e '
  const problem = JSON.parse(require("fs").readFileSync(0, "utf8"));
  console.log(`${problem.number}  ${problem.stage}`);'
call "$finder" GET "/problems/$problem/history" | node -e '
  for (const e of JSON.parse(require("fs").readFileSync(0, "utf8")).events)
    console.log(`  ${e.revision.padStart(3)}  ${e.type}`);'

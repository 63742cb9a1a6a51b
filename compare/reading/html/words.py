"""List, as data, what marks the text and what marks the frame of a page of the administration."""

from __future__ import annotations

import re

# Elements that hold the article, the surest first. Names come from the publishing systems that
# Chinese authorities use: TRS, UCAP, Founder, Jiankong, VSB, and from WeChat's pages.
CONTAINERS = (
    "#zoom",
    "#Zoom",
    ".TRS_Editor",
    ".TRS_UEDITOR",
    ".trs_editor_view",
    "#UCAP-CONTENT",
    ".pages_content",
    "#js_content",
    ".article-content",
    ".article_content",
    "#article-content",
    ".article-body",
    ".articleContent",
    ".news_content",
    ".news-content",
    "#news_content",
    ".v_news_content",
    "#vsb_content",
    ".wp_articlecontent",
    ".Custom_UnionStyle",
    "#ozoom",
    "#fontzoom",
    "#mainText",
    "#mainContent",
    ".conTxt",
    ".xl_content",
    ".detail-content",
    ".view",
    "article",
    "[itemprop=articleBody]",
    ".article",
    "#article",
    ".content",
    "#content",
    "main",
    "[role=main]",
)

# Elements that never hold text of the article.
DROPPED_TAGS = frozenset(
    {
        *("script", "style", "noscript", "template", "head", "iframe", "object", "embed"),
        *("applet", "svg", "math", "canvas", "audio", "video", "map", "frameset", "-comment"),
        *("select", "option", "textarea", "button", "input", "nav", "footer", "aside"),
    }
)

# Those of them that hold text for people.
FRAME_TAGS = frozenset({"nav", "footer", "aside"})

# Elements that a page is laid out with.
LAYOUT_TAGS = frozenset(
    {
        *("div", "section", "article", "main", "form", "center"),
        *("table", "tbody", "tr", "td"),
    }
)

BLOCK_TAGS = LAYOUT_TAGS | {
    *("html", "body", "address", "blockquote", "details", "summary", "dialog", "fieldset"),
    *("dd", "dl", "dt", "ul", "ol", "li", "menu", "figure", "figcaption", "legend", "caption"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "p", "pre"),
    *("thead", "tfoot", "th", "-document"),
}

# Parts of the names (class, id, role) of elements that frame the article.
FRAME_NAME = re.compile(
    r"(?:^|[-_\s])(?:share|bdshare\w*|bshare\w*|jiathis\w*|fenxiang|print(?:er)?|dayin|crumbs?|"
    r"breadcrumbs?|position|weizhi|location|navigation|nav(?:bar)?|topnav|subnav|daohang|menu|"
    r"footer?|copyright|banner|sidebar|aside|related|relevant|xgxx|xgwj|xgyd|xglj|recommend\w*|"
    r"hot(?:news)?|pager?|pagination|prev(?:next)?|prenext|toolbar|tools?|qrcode|ewm|erweima|"
    r"fontsize|zihao|search\w*|login|comment\w*|wza\w*|barrier\w*)(?:$|[-_\s])"
    r"|crumb|share|fenxiang|qrcode|relatednews|relnews|doc-?attr|xxgk-?head",
    re.IGNORECASE,
)

HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)

_DATE = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
DATE = re.compile(_DATE)

# Lines that say where and when a page was published, compared without blanks.
PUBLICATION_LINE = re.compile(
    r"(?:(?:信息|文章|稿件|新闻)?(?:来源|发布时间|发布日期|发文日期|成文日期|时间|日期|浏览次数|浏览量|访问量|点击数|点击量|阅读量|阅读|阅读次数|责任编辑"
    r"|编辑|审核|作者)[:：]"
    r"(?=.{0,80}(?:来源|发布|时间|日期|浏览|访问|点击|阅读|编辑|审核|字号|字体|\d{4}[-/年.]\d)).{0,90}"
    r"|(?:信息|文章|稿件|新闻)?(?:来源|发布时间|发布日期|浏览次数|浏览量|访问量|点击数|点击量|阅读量|阅读次数|责任编辑|编辑|审核)[:：].{0,24}"
    rf"|[\[（(【]?{_DATE}(?:\d{{1,2}}:\d\d(?::\d\d)?)?[\]）)】]?"
    r"(?=.{0,60}(?:来源|浏览|访问|点击|阅读|字号|字体|作者|编辑)[^。]{0,6}[:：]).{0,90})",
    re.IGNORECASE,
)

# Lines that a portal adds within the element of the article, compared without blanks.
FRAME_LINE = re.compile(
    r"(?:[【\[（(]?(?:字体|字号|文字大小)[:：]?[】\]]?.{0,16}"
    r"|(?:大|中|小|默认|超大|A\+|A-|[\[【(（|/\]】)）、]){2,9}"
    r"|(?:分享|分享到|分享至|一键分享|我要分享|转发|收藏|收藏本页|点赞)[:：]?(?:微信|微博|新浪微博|QQ|QQ空间|朋友圈|[、,，|/])*"
    r"|(?:打印|打印本页|打印此页|我要打印|关闭|关闭窗口|关闭本页|返回|返回顶部|回到顶部|"
    r"返回列表|返回首页|TOP|纠错|我要纠错|语音播报|语音朗读|无障碍(?:阅读|浏览)?|适老(?:版|化)?|简体|繁體|繁体|[|/、【】\[\]()（）])+"
    r"|(?:微信|手机|请用?手机|请)?(?:扫一扫|扫描二维码|扫码)"
    r"|.{0,8}(?:扫一扫|扫码|二维码).{0,12}(?:打开|分享|关注|当前页|手机|浏览|阅读|查看).{0,12}"
    r"|(?:上一篇|下一篇|上一条|下一条|上一页|下一页)[:：]?.{0,60}"
    r"|(?:您)?(?:当前|现在|所在|的)*位置[是为:：>＞].{0,80}"
    r"|首页(?:[>＞»/\-—|].{0,60})?"
    r"|(?:相关(?:链接|文章|阅读|新闻|信息|文件|文档|稿件|推荐)|延伸阅读|推荐阅读|热门(?:文章|新闻|推荐)|"
    r"最新(?:文章|信息)|猜你喜欢|上下篇|为你推荐)[:：]?"
    r"|(?:版权所有|主办单位|承办单位|技术支持|网站标识码|网站地图|联系我们|关于我们).{0,120}"
    r"|.{0,30}(?:ICP备|公网安备).{0,60}"
    r"|Copyright.{0,120})",
    re.IGNORECASE,
)
LONGEST_FRAME_LINE = 130

# What a page says of its publication, under the names that the rules for websites of authorities
# and common publishing systems give it.
PUBLICATION_META = (
    "PubDate",
    "publishdate",
    "article:published_time",
    "og:release_date",
    "DC.date",
    "ContentSource",
    "source",
)

# What a page says its title is.
TITLE_META = (
    "ArticleTitle",
    "og:title",
    "twitter:title",
)
TITLE_ELEMENTS = "h1, .article-title, .article_title, .articleTitle, #title, .title, .bt, h2"
# What stands between the article's title and the site's name in the title of a page.
TITLE_PARTS = re.compile(
    r"\s*(?:[|｜_>»]|\s[-–—]\s|-(?=[^-]*$)|——(?=[^—]*(?:网|政府|门户)[^—]*$))\s*"
)
# A heading that ends like this names the site, not the article.
SITE_NAME = re.compile(r"(?:人民政府|门户网站|政府网|政协网|人大网|信息网|官网|在线|网站|委员会)$")

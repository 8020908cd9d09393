/*
 * kz-fetch: fetch one file by http or https.
 *
 *   kz-fetch [--max-bytes N] [--max-time SECONDS] URL
 *
 * The file is written to stdout once it has come as a whole, so that nobody ever works
 * with half of one. It is a program of its own so that kz, which seldom fetches anything,
 * does not link what it takes to do so.
 *
 * Exit code: 0; 1 for what went wrong, in one line on stderr; 2 for wrong usage; 3 for an
 * answer whose status is not 200 to 299, which is the line on stderr ("404 Not Found").
 */
#include <curl/curl.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WELL, FAILED, WRONG_USAGE, NOT_SUCCESSFUL };

enum { MOST_REDIRECTS = 9, CONNECT_SECONDS = 15 };

typedef struct options {
    size_t max_bytes;
    double max_seconds;
    const char *url;
} options;

/* What has come so far. */
typedef struct body {
    char *bytes;
    size_t len, capacity, max;
    bool too_large, out_of_memory;
} body;

/* The address is not in any message: the caller knows it, and it may hold a password. */
static int complain(const char *what)
{
    fprintf(stderr, "%s\n", what);
    return FAILED;
}

static bool grow(body *b, size_t more)
{
    b->too_large = more > b->max - b->len;
    if (b->too_large)
        return false;
    if (b->capacity - b->len >= more)
        return true;
    size_t capacity = b->capacity == 0 ? 65536 : b->capacity;
    while (capacity < b->len + more)
        capacity = capacity > b->max / 2 ? b->max : capacity * 2;
    char *bytes = realloc(b->bytes, capacity);
    b->out_of_memory = bytes == NULL;
    if (b->out_of_memory)
        return false;
    b->bytes = bytes;
    b->capacity = capacity;
    return true;
}

/* CURLOPT_WRITEFUNCTION: anything but the size ends the transfer. */
static size_t take(char *bytes, size_t size, size_t count, void *data)
{
    body *b = data;
    size_t len = size * count;
    if (!grow(b, len))
        return len == 0 ? 1 : 0;
    memcpy(b->bytes + b->len, bytes, len);
    b->len += len;
    return len;
}

/* The words of RFC 9110, since HTTP/2 does not send any. */
static const char *reason(long status)
{
    static const struct {
        long status;
        const char *text;
    } reasons[] = {{300, "Multiple Choices"}, {304, "Not Modified"}, {400, "Bad Request"},
        {401, "Unauthorized"}, {402, "Payment Required"}, {403, "Forbidden"}, {404, "Not Found"},
        {405, "Method Not Allowed"}, {406, "Not Acceptable"},
        {407, "Proxy Authentication Required"}, {408, "Request Timeout"}, {409, "Conflict"},
        {410, "Gone"}, {418, "I'm a teapot"}, {421, "Misdirected Request"}, {425, "Too Early"},
        {429, "Too Many Requests"}, {451, "Unavailable For Legal Reasons"},
        {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"},
        {503, "Service Unavailable"}, {504, "Gateway Timeout"}};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].status == status)
            return reasons[i].text;
    return "";
}

static const char *not_empty(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

/* What other programs read from the environment, curl's library leaves to its user: the
 * certificates to trust, and the proxy by its upper-case name. */
static void set_surroundings(CURL *curl, const char *url)
{
    const char *file = not_empty("SSL_CERT_FILE"), *dir = not_empty("SSL_CERT_DIR");
    const char *proxy = not_empty("HTTP_PROXY");
    if (file != NULL)
        curl_easy_setopt(curl, CURLOPT_CAINFO, file);
    if (dir != NULL)
        curl_easy_setopt(curl, CURLOPT_CAPATH, dir);
    bool plain = strncmp(url, "http:", 5) == 0;
    /* A CGI program gets that variable from whoever asks it. */
    if (plain && proxy != NULL && getenv("REQUEST_METHOD") == NULL &&
        not_empty("http_proxy") == NULL)
        curl_easy_setopt(curl, CURLOPT_PROXY, proxy);
}

static void set_up(CURL *curl, const options *given, body *b, char *error)
{
    curl_easy_setopt(curl, CURLOPT_URL, given->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)MOST_REDIRECTS);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)(given->max_seconds * 1000));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "kz-fetch/" KZ_VERSION);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, b);
    set_surroundings(curl, given->url);
}

static int explain(const options *given, CURLcode code, const body *b, const char *error)
{
    char text[100];
    if (b->too_large) {
        snprintf(text, sizeof text, "the file is larger than %zu bytes", given->max_bytes);
        return complain(text);
    }
    if (b->out_of_memory)
        return complain("out of memory");
    if (code == CURLE_OPERATION_TIMEDOUT) {
        snprintf(text, sizeof text, "it took longer than %g seconds", given->max_seconds);
        return complain(text);
    }
    return complain(error[0] != '\0' ? error : curl_easy_strerror(code));
}

static int deliver(const body *b)
{
    if (fwrite(b->bytes != NULL ? b->bytes : "", 1, b->len, stdout) == b->len &&
        fflush(stdout) == 0)
        return WELL;
    fprintf(stderr, "cannot write: %s\n", strerror(errno));
    return FAILED;
}

static int fetch(CURL *curl, const options *given)
{
    char error[CURL_ERROR_SIZE] = "";
    body b = {.max = given->max_bytes};
    long status = 0;
    int result;
    set_up(curl, given, &b, error);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK) {
        result = explain(given, code, &b, error);
    } else if (status < 200 || status > 299) {
        const char *words = reason(status);
        fprintf(stderr, "%ld%s%s\n", status, words[0] != '\0' ? " " : "", words);
        result = NOT_SUCCESSFUL;
    } else {
        result = deliver(&b);
    }
    free(b.bytes);
    return result;
}

static bool read_options(int argc, char **argv, options *given)
{
    for (int i = 1; i < argc; i++) {
        bool bytes = strcmp(argv[i], "--max-bytes") == 0;
        bool seconds = strcmp(argv[i], "--max-time") == 0;
        char *end = NULL;
        if ((bytes || seconds) && i + 1 < argc) {
            double number = strtod(argv[++i], &end);
            if (end == argv[i] || *end != '\0' || !(number > 0) || number > 1e12)
                return false;
            if (bytes)
                given->max_bytes = (size_t)number;
            else
                given->max_seconds = number < 1e6 ? number : 1e6;
        } else if (given->url == NULL && argv[i][0] != '-') {
            given->url = argv[i];
        } else {
            return false;
        }
    }
    return given->url != NULL;
}

int main(int argc, char **argv)
{
    options given = {.max_bytes = (size_t)512 << 20, .max_seconds = 60};
    if (!read_options(argc, argv, &given)) {
        fputs("usage: kz-fetch [--max-bytes N] [--max-time SECONDS] URL\n", stderr);
        return WRONG_USAGE;
    }
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return complain("libcurl cannot be used");
    CURL *curl = curl_easy_init();
    int result = curl != NULL ? fetch(curl, &given) : complain("out of memory");
    curl_easy_cleanup(curl);
    curl_global_cleanup();
    return result;
}
